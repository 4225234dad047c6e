"""The nouns of the house, frozen. This room knows no rule and imports nothing of Jiannuo's but itself."""
