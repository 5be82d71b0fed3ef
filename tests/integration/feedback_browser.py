#!/usr/bin/python3
"""The links of a mail in a real browser (chromium, chromium-driver, python3-selenium): «Report», a comment, a button; «Mute», «Yes».

usage: feedback_browser.py BUILD_DIR [FOLDER]          (FOLDER: screenshots, to look at)
"""
import json
import os
import re
import socket
import subprocess
import sys

from selenium import webdriver
from selenium.webdriver.common.by import By

SUPPORT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support")
sys.path.insert(0, SUPPORT)
from press import Press  # noqa: E402
from vigie_run import ONE_WATCH, Vigie, until  # noqa: E402

CONFIG = '[fetch]\nallow_private_addresses = true\n[[feed]]\nurl = "@url@"\n'
WATCHES = ONE_WATCH + """
[[receiver]]
name = "desk"
type = "email"
server = "127.0.0.1:@port@"
security = "none"
from = "vigie@example.org"
to = "desk@example.org"
"""
PARAGRAPHS = ["Zoran Milatovic est arrivé lundi soir au conseil municipal, a indiqué la mairie.",
              "La séance a duré trois heures et s'est terminée par un vote, dont le résultat sera publié à la fin de la semaine."]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def browser():
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--window-size=420,800"):  # as wide as a telephone
        options.add_argument(word)
    return webdriver.Chrome(options=options)


def main():
    folder = sys.argv[2] if len(sys.argv) > 2 else None
    server = subprocess.Popen(["/usr/bin/python3", os.path.join(SUPPORT, "smtp_server.py")], stdout=subprocess.PIPE, text=True)
    smtp, press, port = json.loads(server.stdout.readline()), Press(), free_port()
    press.publish("pont", "Le pont", PARAGRAPHS)
    try:
        files = {"watches.toml": WATCHES.replace("@port@", str(smtp["plain"])), "token": "a-token-that-nobody-uses-0123456789"}
        http = f'listen = "127.0.0.1:{port}"\npublic_url = "http://127.0.0.1:{port}"\ntoken_file = "@dir@/token"\n'
        with Vigie(sys.argv[1], http + CONFIG.replace("@url@", press.url("pont")), files) as vigie:  # [http] is the last section before
            vigie.start()
            until(lambda: os.path.getsize(smtp["mails"]) > 0, 60, "no mail")
            with open(smtp["mails"], encoding="utf-8") as file:
                html = json.loads(file.readline())["html"]
            links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*/link\?[^"]*)"', html)]
            click(links, folder, html)
            cases = vigie.json("alerts", "cases")
            print("case:", json.dumps(cases["cases"][0], ensure_ascii=False)[:300])
            assert cases["cases"][0]["verdict"] == "not-about-this" and cases["cases"][0]["comment"] == "C'est un homonyme.", cases
            print(vigie.cli("alerts", "cases").stdout + vigie.cli("silences").stdout)
            assert "story muted" in vigie.cli("silences").stdout
            assert vigie.stop() == 0
    finally:
        server.terminate()
        press.close()
    print("browser: a case was kept by a button, a story muted by «Yes»")


def click(links, folder, html):
    driver = browser()

    def shot(name):
        if folder:
            driver.save_screenshot(os.path.join(folder, name + ".png"))
    try:
        driver.get("data:text/html;charset=utf-8," + html.replace("#", "%23"))
        shot("mail")
        driver.get(next(link for link in links if "action=wrong" in link))
        shot("report")
        driver.find_element(By.NAME, "comment").send_keys("C'est un homonyme.")
        driver.find_element(By.XPATH, "//button[contains(., 'not about this')]").click()
        print("page:", driver.find_element(By.TAG_NAME, "body").text)
        shot("reported")
        driver.get(next(link for link in links if "action=mute" in link))
        driver.find_element(By.TAG_NAME, "button").click()
        print("page:", driver.find_element(By.TAG_NAME, "body").text)
        shot("muted")
    finally:
        driver.quit()


main()
