"""Hands letters to a mail server (SMTP, RFC 5321)."""
