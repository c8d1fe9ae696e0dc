"""Signing in at an organization's own provider (OpenID Connect): code with PKCE, pinned issuer. Source: AU-08."""
