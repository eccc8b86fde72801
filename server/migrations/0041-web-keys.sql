-- module: webtips
-- A bound on how many tips the web form takes in an hour, by everybody together.

-- how many came in the last hour
create index web_keys_recent on web_keys (made_at);
