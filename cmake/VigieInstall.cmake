# What is installed beside the plugins (plugins/common/CMakeLists.txt) and the SDK (sdk/CMakeLists.txt).
install(TARGETS vigied vigie RUNTIME DESTINATION bin)
install(TARGETS vigie-worker RUNTIME DESTINATION "${VIGIE_LIBDIR}")

# Written when it is installed: the prefix may be given only then.
install(CODE "configure_file(\"${PROJECT_SOURCE_DIR}/systemd/vigied.service\" \"${CMAKE_BINARY_DIR}/vigied.service\" @ONLY)")
install(FILES "${CMAKE_BINARY_DIR}/vigied.service" DESTINATION lib/systemd/system)
install(FILES systemd/vigie.sysusers DESTINATION lib/sysusers.d RENAME vigie.conf)
install(FILES systemd/vigie.tmpfiles DESTINATION lib/tmpfiles.d RENAME vigie.conf)

# Examples to copy to /etc/vigie: an installation never writes there.
install(DIRECTORY config/ DESTINATION share/vigie/examples)
install(FILES README.md CHANGELOG.md SECURITY.md LICENSE DESTINATION share/doc/vigie)
install(DIRECTORY docs/ DESTINATION share/doc/vigie)
