-- module: templates
-- Reply templates (mẫu trả lời): dated rows of a unit, inherited by the units below.

create table reply_templates (
  id uuid primary key,
  unit_id uuid not null references units,
  shortcut text not null constraint reply_templates_shortcut check (shortcut ~ '^[a-z0-9-]{1,24}$'),
  title text not null constraint reply_templates_title check (title <> ''),
  text text not null constraint reply_templates_text check (text <> ''),
  written_by uuid not null references officers,
  written_at bigint not null,
  valid_from bigint not null,
  valid_to bigint,
  constraint reply_templates_dates check (valid_to is null or valid_to >= valid_from)
);
comment on table reply_templates is 'What officers answer again and again. A change ends the old row and adds a new one; nobody''s words but the unit''s own.';
comment on column reply_templates.shortcut is 'What is typed behind "/"; of two of one shortcut the nearest unit''s holds.';
comment on column reply_templates.text is 'With variables in braces from the closed list in templates/rules.ts.';
comment on column reply_templates.valid_to is 'Null: until another takes its place.';
-- what a unit and those above it have now: every composer, the screen of templates
create index reply_templates_of_unit on reply_templates (unit_id, shortcut, valid_from desc);

grant select, insert on reply_templates to binh_yen_app;
grant update (valid_to) on reply_templates to binh_yen_app;
