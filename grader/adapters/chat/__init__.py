"""Incoming webhooks of chats: an address that somebody pasted is hostile until it proves to be somewhere public."""
