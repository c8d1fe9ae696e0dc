"""The family decision guide for whoever asks: read answers, decide, and say it in finished words. Nothing is stored."""
