// The configuration as each part wants it. Pure.
#pragma once

#include "config/config.hpp"
#include "fetch/fetch.hpp"
#include "main/options.hpp"
#include "net/net.hpp"
#include "pipeline/pipeline.hpp"
#include "pool/pool.hpp"
#include "store/store.hpp"

namespace vigie {

// This machine's name, or "localhost".
std::string host_name();

StoreSettings store_settings(const config::Config& config);
net::ClientOptions client_options(const config::Config& config);
// Receivers are the operator's own machines: private addresses are allowed.
net::ClientOptions receiver_client_options(const config::Config& config);
FetchOptions fetch_options(const config::Config& config);
WorkerSetup worker_setup(const config::Config& config);
PoolOptions pool_options(const config::Config& config);
PipelineSettings pipeline_settings(const config::Config& config, const Options& options);

}  // namespace vigie
