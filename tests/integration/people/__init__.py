"""The staff's pages about people, through Django's client, with row security on."""
