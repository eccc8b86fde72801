-- module: units
-- How areas are known: by the names people say for them, by their shape, and who in the unit looks after them.

create table area_names (
  id uuid primary key,
  area_id uuid not null references areas,
  name text not null constraint area_names_name check (name <> ''),
  key text not null constraint area_names_key check (key <> ''),
  sort text not null constraint area_names_sort check (sort in ('street', 'hamlet', 'landmark', 'old')),
  source text not null constraint area_names_source check (source <> ''),
  valid_from bigint not null,
  valid_to bigint,
  constraint area_names_dates check (valid_to is null or valid_to > valid_from)
);
comment on table area_names is 'What people say for ground of an area: streets, hamlets, landmarks, and names that hold no longer.';
comment on column area_names.key is 'The name without marks, without the word for what it is: several areas may share one.';
-- routing by place: which areas a word of the text names
create index area_names_by_key on area_names (key) where valid_to is null;
-- the names of an area
create index area_names_of_area on area_names (area_id);

create table area_shapes (
  area_id uuid primary key references areas,
  shape jsonb not null,
  south double precision not null,
  north double precision not null,
  west double precision not null,
  east double precision not null,
  source text not null constraint area_shapes_source check (source <> ''),
  since bigint not null,
  constraint area_shapes_box check (south <= north and west <= east)
);
comment on table area_shapes is 'The outline of an area, as GeoJSON polygons in degrees; the operator''s own map data.';
comment on column area_shapes.south is 'The box around it: looked at before the outline.';
-- routing by point
create index area_shapes_box on area_shapes (south, north, west, east);

create table area_charges (
  area_id uuid not null references areas,
  officer_id uuid not null,
  valid_from bigint not null,
  valid_to bigint,
  primary key (area_id, officer_id, valid_from),
  constraint area_charges_dates check (valid_to is null or valid_to > valid_from)
);
comment on table area_charges is 'Cán bộ phụ trách địa bàn: who looks after an area, and when.';

grant select, insert on area_names, area_shapes, area_charges to binh_yen_app;
grant update (valid_to) on area_names, area_charges to binh_yen_app;
grant update (shape, south, north, west, east, source, since) on area_shapes to binh_yen_app;
