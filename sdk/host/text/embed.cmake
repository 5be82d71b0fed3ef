# Writes each data file as { "name", "text" } rows for an array of pairs; pieces below the compiler's limit for one literal.
set(rows "")
foreach(file ${FILES})
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" text)
  string(APPEND rows "{\"${name}\", R\"~~(${text})~~\"},\n")
endforeach()
file(WRITE "${OUT}" "${rows}")
