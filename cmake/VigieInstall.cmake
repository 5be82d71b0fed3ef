# Where things go below the prefix. Programs find the rest relative to themselves, so that any prefix works.
set(VIGIE_LIBDIR "lib/vigie")
