-- Of which pages browsers may watch with a key, besides the service's own: none for the keys there were.
ALTER TABLE api_key ADD COLUMN origins text[] NOT NULL DEFAULT '{}' CHECK (cardinality(origins) <= 16);
