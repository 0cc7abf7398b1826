\d clients
\copy clients to /tmp/x
