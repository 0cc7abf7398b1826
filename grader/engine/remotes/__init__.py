"""Steps on learners' repositories elsewhere, on forges: connected, told of by webhooks, fetched, and answered."""
