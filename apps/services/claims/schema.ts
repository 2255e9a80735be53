/**
 * A desk is a caseworker; `free_at` is when they have done with what lies there already. A claim that nobody need look
 * at twice goes to the desk that is free first, so that its decision is dated when it comes in and shows once that
 * moment has come: whoever asks says what time it is.
 */
export const schemaFor = (caseworkers: number): string => `
  create schema if not exists claims;
  create table if not exists claims.drafts (
    applicant text primary key,
    content jsonb not null,
    saved timestamptz not null
  );
  create table if not exists claims.claims (
    number text primary key,
    applicant text not null unique,
    content jsonb not null,
    received timestamptz not null,
    decided timestamptz,
    decision text,
    review text
  );
  create table if not exists claims.desks (
    id integer primary key,
    free_at timestamptz not null
  );
  create index if not exists desks_free_at on claims.desks (free_at, id);
  delete from claims.desks where id > ${caseworkers};
  insert into claims.desks
    select id, '-infinity' from generate_series(1, ${caseworkers}) as id on conflict do nothing;`;

export const KEEP_DRAFT = `
  insert into claims.drafts (applicant, content, saved) values ($1, $2::jsonb, $3)
  on conflict (applicant) do update set content = claims.drafts.content || excluded.content, saved = excluded.saved
  returning content`;

export const READ_DRAFT = `select content from claims.drafts where applicant = $1`;

export const FIND = `
  select number, received, decided, decision, review from claims.claims where applicant = $1`;

/**
 * The planted defect: the claims of the past are searched one by one for the applicant, as without an index. They are
 * made up as they are read, which takes a database about as long.
 */
export const FIND_SLOWLY = `${FIND}
  and (select count(*) from generate_series(1, 3000000) as past where past % 7 = 0) > 0`;

/** $7 is how long a desk takes, in milliseconds. Nobody else's desk is waited for. */
export const FILE = `
  with desk as (
    select id from claims.desks order by free_at, id limit 1 for update skip locked
  ), taken as (
    update claims.desks set free_at = greatest(free_at, $5::timestamptz) + $6 * interval '1 millisecond'
    from desk where claims.desks.id = desk.id and $7::text is null
    returning free_at
  ), gone as (
    delete from claims.drafts where applicant = $2
  )
  insert into claims.claims (number, applicant, content, received, decided, decision, review)
  values ($1, $2, $3::jsonb, $4, (select free_at from taken),
    case when $7::text is null then 'approved' end, $7::text)
  on conflict (applicant) do nothing
  returning number, received, decided, decision, review`;

export const DECIDE = `
  update claims.claims set decided = $2, decision = $3 where number = $1 and decided is null
  returning number, received, decided, decision, review`;
