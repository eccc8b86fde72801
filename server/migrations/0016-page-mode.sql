-- module: pages
-- Since when a page listens or speaks: whoever first wrote before it spoke is not greeted as a newcomer.

alter table pages add column mode_since bigint;
update pages set mode_since = created_at;
alter table pages alter column mode_since set not null;
comment on column pages.mode_since is 'When it was last switched between listening and speaking; its making when never.';

grant update (mode_since) on pages to binh_yen_app;
