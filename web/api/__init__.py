"""The API for programs, `/api/v1`: a token with each request, JSON both ways, and whatever a page shows."""
