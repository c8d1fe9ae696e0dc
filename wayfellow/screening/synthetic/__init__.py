"""An invented county: people, claims and facts, with planted stories whose findings are known beforehand."""
