# Precompiled headers, made once and shared: the standard library for all, Asio for those that await, GoogleTest for the tests, both
# for the tests that await. They hold nothing of ours and nothing that a target's own definitions would change.
set(pch_std <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <utility> <variant> <vector>)
set(pch_asio <utility> <boost/asio/awaitable.hpp> <boost/asio/co_spawn.hpp> <boost/asio/detached.hpp> <boost/asio/io_context.hpp>
  <boost/asio/steady_timer.hpp> <boost/asio/use_awaitable.hpp>)

file(WRITE "${CMAKE_BINARY_DIR}/pch/empty.cpp" "")
file(WRITE "${CMAKE_BINARY_DIR}/pch/main.cpp" "int main() {}\n")

add_library(vigie_pch STATIC "${CMAKE_BINARY_DIR}/pch/empty.cpp")
# The warnings, for -Wpedantic changes what the compiler predefines.
target_link_libraries(vigie_pch PRIVATE vigie_warnings)
target_precompile_headers(vigie_pch PRIVATE ${pch_std})

add_library(vigie_pch_asio STATIC "${CMAKE_BINARY_DIR}/pch/empty.cpp")
target_link_libraries(vigie_pch_asio PRIVATE vigie_warnings vigie_asio)
target_precompile_headers(vigie_pch_asio PRIVATE ${pch_std} ${pch_asio})

if(VIGIE_TESTS)
  add_executable(vigie_pch_test "${CMAKE_BINARY_DIR}/pch/main.cpp")
  target_link_libraries(vigie_pch_test PRIVATE vigie_warnings GTest::gtest)
  target_precompile_headers(vigie_pch_test PRIVATE ${pch_std} <gtest/gtest.h>)

  add_executable(vigie_pch_test_asio "${CMAKE_BINARY_DIR}/pch/main.cpp")
  target_link_libraries(vigie_pch_test_asio PRIVATE vigie_warnings vigie_asio GTest::gtest)
  target_precompile_headers(vigie_pch_test_asio PRIVATE ${pch_std} ${pch_asio} <gtest/gtest.h>)
endif()
