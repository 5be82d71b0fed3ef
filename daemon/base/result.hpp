// Expected outcomes as values (std::expected is C++23). Broken environments throw instead.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>

namespace vigie {

struct Error {
    std::string message;  // one line, names what it is about
};

[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::runtime_error(error.message);
}

template <typename T>
using Result = boost::system::result<T, Error>;

}  // namespace vigie
