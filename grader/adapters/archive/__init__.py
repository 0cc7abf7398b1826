"""A backup as one file: a compressed tar, for its owner only, whose last member is a manifest with digests."""
