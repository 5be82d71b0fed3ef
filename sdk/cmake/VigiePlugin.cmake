# For authors of plugins.

#   vigie_add_plugin(NAME source…): builds NAME.so, which exports nothing but vigie_plugin.
function(vigie_add_plugin NAME)
  add_library(${NAME} MODULE ${ARGN})
  target_link_libraries(${NAME} PRIVATE VigieSDK::plugin)
  target_compile_features(${NAME} PRIVATE cxx_std_17)
  set_target_properties(${NAME} PROPERTIES PREFIX "" C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
endfunction()

#   vigie_add_plugin_test(NAME [CASES folder] [WITH plugin.so…] [OPTIONS key value…]): every check of vigie-plugin-check, your
#   cases among them, as the test NAME. WITH names plugins whose annotations NAME needs: files, or names in VIGIE_PLUGIN_DIR.
function(vigie_add_plugin_test NAME)
  cmake_parse_arguments(ARG "" "CASES" "WITH;OPTIONS" ${ARGN})
  set(arguments)
  if(ARG_CASES)
    get_filename_component(cases "${ARG_CASES}" ABSOLUTE)
    list(APPEND arguments --cases "${cases}")
  endif()
  foreach(other ${ARG_WITH})
    get_filename_component(path "${other}" ABSOLUTE BASE_DIR "${VIGIE_PLUGIN_DIR}")
    list(APPEND arguments --with "${path}")
  endforeach()
  while(ARG_OPTIONS)
    list(POP_FRONT ARG_OPTIONS key value)
    list(APPEND arguments --option "${key}" "${value}")
  endwhile()
  add_test(NAME ${NAME} COMMAND "${VIGIE_PLUGIN_CHECK}" ${arguments} "$<TARGET_FILE:${NAME}>")
endfunction()
