self.onfetch = (event) => event.respondWith(new Response("<p role=status>Bonjour</p>", { headers: { "content-type": "text/html" } }));
self.onactivate = () => clients.claim();
