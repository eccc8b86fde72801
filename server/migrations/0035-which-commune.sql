-- module: tips
-- A place that fits several communes is asked about once; what else is to be asked waits for the answer.

alter table tips drop constraint tips_asked;
alter table tips add constraint tips_asked check (asked in ('officials', 'contact', 'which', 'place'));
alter table tips add column asks_next text constraint tips_asks_next check (asks_next in ('contact'));
comment on column tips.asked is 'What the assistant asked last and nobody answered: about officials, how to be reached, whether a message belongs here, in which commune it is.';
comment on column tips.asks_next is 'What is asked once the open question is answered or passed over: one question at a time.';

grant update (asks_next) on tips to binh_yen_app;
