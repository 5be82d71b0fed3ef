# Runs inside the booted system, as its last service: the daemon as an operator has it, and what systemd says of it.
exec >/root/proof.log 2>&1
systemd-sysusers
systemd-tmpfiles --create
chown -R root:vigie /etc/vigie
chmod 640 /etc/vigie/vigie.toml /etc/vigie/watches.d/*
echo "--- unit"
systemd-analyze verify vigied.service && echo "verify: nothing to say"
systemd-analyze security vigied --no-pager | tail -1
echo "--- start"
systemctl start vigied || journalctl -b -u vigied --no-pager | tail -20
for _ in $(seq 100); do vigie alerts 2>/dev/null | grep -q takes-stance && break; sleep 0.2; done
systemctl show -p ActiveState,SubState,StatusText,User,NRestarts vigied
vigie status
vigie alerts
echo "--- processes"
for process in $(pgrep vigie); do
  echo "$(tr '\0' ' ' <"/proc/$process/cmdline" | cut -c1-50)" $(grep -E '^(Uid|CapEff|NoNewPrivs|Seccomp|Seccomp_filters):' "/proc/$process/status")
done
echo "--- reload"
systemctl reload vigied && echo reloaded
echo "--- kill -9"
kill -9 "$(systemctl show -p MainPID --value vigied)"
for _ in $(seq 100); do [ "$(systemctl show -p NRestarts --value vigied)" = 1 ] && vigie status >/dev/null 2>&1 && break; sleep 0.2; done
systemctl show -p ActiveState,SubState,NRestarts vigied
vigie status | head -1
echo "--- doctor"
runuser -u vigie -- vigie doctor -c /etc/vigie/vigie.toml
echo "--- stop"
systemctl stop vigied
systemctl show -p Result,ExecMainStatus vigied
echo "--- what the journal has of warnings"
journalctl -b -u vigied -p warning --no-pager | grep -v -e '-- ' || echo none
echo "--- end"
