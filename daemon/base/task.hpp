// A coroutine on the daemon's one Asio loop. Only declares Asio's types: a .cpp that awaits includes
// <boost/asio/awaitable.hpp>.
#pragma once

namespace boost::asio {
class any_io_executor;
class io_context;
template <typename T, typename Executor>
class awaitable;
}  // namespace boost::asio

namespace vigie {

template <typename T>
using Task = boost::asio::awaitable<T, boost::asio::any_io_executor>;

}  // namespace vigie
