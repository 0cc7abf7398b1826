// Ici, tu écoutes le formulaire, puis tu écris la réponse.
