-- The database of Dushu: every figure read, what it is about, and where it is printed.
--
-- This file is the only definition of tables, indexes and views, and the interface for SQL of your own.
-- Tables are for storing, views are for asking: start with the views at the end (series, latest, growth, ranking, conflict, revision,
-- coverage, current_claim, current_finding, ranking_of_all, undecided, contested_name, contestant).
--
--   series_key ─< observation ─< observation_claim >─ claim >─ document
--                     └─< derivation                    └─ article, organization, run
--
-- Conventions
--   days      ISO text, 2022-10-31; text order is time order. A period is CLOSED: both days are included.
--             What stands at one day (a stock, kind level) has period_start NULL and its day in period_end.
--   numbers   exact: coefficient × 10^exponent, both integers; the exponent tells the printed precision (147.65亿 is 14765 × 10^6).
--             Beside it the same number as decimal text and, to reckon with, as REAL. coefficient is NULL in the rare case that
--             64 bits do not hold it; the decimal text is exact always.
--   interval  lower and upper are the values that the words allow, NULL is open: 28万余 is 280000 to 290000, 近3万 is NULL to 30000.
--   unit      base unit (CNY, kg, m, m2, kWh, %, pp, 人, 户 …) or the classifier itself (件, 家, 亩).
--   kind      level, flow, change, growth, ratio, rank, target.
--   bound     exact, approx, at_least, at_most, more_than, less_than.
--   grade     confidence is sure, likely or doubtful; the README says how often claims of each grade are right. The words are in
--             the order of the alphabet, so min() is the worst grade and max() the best.
--   span      Unicode scalars of document.source, from 0, half open: span_start is the first, span_end one past the last.
--             In SQL the quote is substr(source, span_start + 1, span_end - span_start).
--   empty     NULL is unknown. In component, basis and scope of a series '' is none, so that keys compare with =.
--   CHECK     words are compared one by one: of IN with three or more SQLite makes a table anew for every row that is written.

PRAGMA application_id = 1148547944; -- 'Dush'
PRAGMA user_version = 15;

-- One start of a command that writes: the clock of what was recorded when, by which version of the reader.
CREATE TABLE run (
    id              INTEGER PRIMARY KEY, -- counts up
    command         TEXT NOT NULL CHECK (command = 'ingest' OR command = 'reprocess' OR command = 'metrics' OR command = 'peers' OR command = 'claims'), -- what was started
    reader_version  TEXT NOT NULL, -- version of the reading rules
    vocabulary      TEXT NOT NULL, -- folder of the vocabulary tables, or 'embedded'
    started_at      TEXT NOT NULL, -- UTC, 2022-11-25T03:00:00Z
    finished_at     TEXT, -- UTC; NULL while it runs and where it never came to its end
    state           TEXT NOT NULL CHECK (state = 'running' OR state = 'done' OR state = 'failed'), -- how it ended
    message         TEXT, -- why it failed
    documents       INTEGER NOT NULL DEFAULT 0, -- files that were looked at
    added           INTEGER NOT NULL DEFAULT 0, -- documents that were new or read anew
    unchanged       INTEGER NOT NULL DEFAULT 0, -- documents that were there already
    quarantined     INTEGER NOT NULL DEFAULT 0, -- documents that could not be read, also those known from earlier runs
    skipped         INTEGER NOT NULL DEFAULT 0, -- files in folders that are no text (.tsv, README …)
    claims          INTEGER NOT NULL DEFAULT 0, -- claims recorded
    observations    INTEGER NOT NULL DEFAULT 0, -- observations that came, went or changed
    based_on        INTEGER -- last run that the file, its log aside, is sure to hold: tells a log that belongs to another copy
) STRICT;

-- One input: a page of text, kept whole so that it can be shown and read again.
CREATE TABLE document (
    id              INTEGER PRIMARY KEY, -- in order of arrival
    sha256          TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), -- of the bytes: the same content is never stored twice
    name            TEXT NOT NULL, -- path below the folder that was given, or file name: what evidence cites
    path            TEXT NOT NULL, -- where it was found, from the root of the file system
    issued          TEXT CHECK (length(issued) = 10), -- issue date; NULL where it is not known
    issued_from     TEXT CHECK (issued_from = 'option' OR issued_from = 'name' OR issued_from = 'page'), -- who told the issue date
    form            TEXT NOT NULL DEFAULT 'text' CHECK (form = 'text' OR form = 'html' OR form = 'pdf'), -- in which form the page lay in the file
    encoding        TEXT, -- what the bytes were decoded from: utf-8, gb18030 …; pdf; NULL where quarantined
    bytes           INTEGER NOT NULL, -- size of the file
    scalars         INTEGER NOT NULL DEFAULT 0, -- length of source in Unicode scalars
    -- text: decoded, untouched; of html and pdf the text that the page shows, as it is read. NULL where it could never be read
    source          TEXT, -- what spans count in
    -- ok: it was read, and counts; quarantined: it could not be read; replaced: the file has other content by now, and that counts,
    -- or it was quarantined and is gone.
    state           TEXT NOT NULL CHECK (state = 'ok' OR state = 'quarantined' OR state = 'replaced'), -- whether it counts
    reason          TEXT CHECK ((state = 'quarantined') = (reason IS NOT NULL)), -- why not
    run_id          INTEGER NOT NULL REFERENCES run (id) -- run whose reading of this document is the current one
) STRICT;
CREATE INDEX document_by_name ON document (name);
CREATE INDEX document_quarantined ON document (name) WHERE state = 'quarantined';
CREATE INDEX document_by_path ON document (path);

-- Where each stretch of a document's text is printed, of forms that show it: a printed line of pdf, a paragraph or cell of html.
CREATE TABLE piece (
    document_id     INTEGER NOT NULL REFERENCES document (id), -- where it stands
    span_start      INTEGER NOT NULL, -- first scalar
    span_end        INTEGER NOT NULL, -- one past the last scalar
    role            TEXT NOT NULL CHECK (role = 'headline' OR role = 'subhead' OR role = 'body' OR role = 'cell' OR role = 'aside' OR role = 'vertical' OR role = 'garbled'), -- as what it is printed
    article         INTEGER NOT NULL, -- article that it belongs to, as the page shows it, from 1; 0 for none
    page            INTEGER, -- of pdf the page in the file, of html the page of the issue; NULL where it is not told
    box_left        REAL, -- points from the left edge of the page; of a cell of html its first column, from 0; NULL where it is not known
    box_top         REAL, -- points from the upper edge; first row
    box_right       REAL, -- points from the left edge; one past the last column
    box_bottom      REAL, -- points from the upper edge; one past the last row
    PRIMARY KEY (document_id, span_start)
) STRICT, WITHOUT ROWID;

-- A piece of a document with its own subject. Append-only; the current ones have the document's run_id.
CREATE TABLE article (
    id              INTEGER PRIMARY KEY, -- in order of arrival
    document_id     INTEGER NOT NULL REFERENCES document (id), -- where it stands
    run_id          INTEGER NOT NULL REFERENCES run (id), -- run that cut it
    ordinal         INTEGER NOT NULL, -- from 1, in source order
    headline        TEXT, -- NULL where none was found
    span_start      INTEGER NOT NULL, -- first scalar of its body
    span_end        INTEGER NOT NULL, -- one past the last scalar of its body
    UNIQUE (document_id, run_id, ordinal)
) STRICT;

-- A body or region that figures belong to. The id stays the same for as long as the database lives.
CREATE TABLE organization (
    id              INTEGER PRIMARY KEY, -- stable
    name            TEXT NOT NULL UNIQUE, -- canonical name
    level           TEXT, -- country, province, prefecture, county, site, group; NULL where unknown
    system          TEXT, -- kind of body: post, postal-bank, region, company …; NULL where unknown
    division        TEXT, -- national division code (GB/T 2260, six digits); NULL where unknown
    parent_id       INTEGER REFERENCES organization (id), -- next body above it
    reason          TEXT, -- why words were taken for this body; NULL where only a child names it
    first_seen      TEXT CHECK (length(first_seen) = 10), -- earliest issue date that names it
    last_seen       TEXT CHECK (length(last_seen) = 10) -- latest issue date that names it
) STRICT;
CREATE INDEX organization_by_parent ON organization (parent_id);

-- Words that stood for an organization somewhere: short forms, 该分行, 全省.
CREATE TABLE alias (
    mention         TEXT NOT NULL, -- the words
    organization_id INTEGER NOT NULL REFERENCES organization (id), -- what they stood for; several are possible
    PRIMARY KEY (mention, organization_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_organization ON alias (organization_id);

-- What a person has decided of names: every ingest and reprocess respects it. `dushu organizations export` writes it as a file.
-- The rows hold names and not ids, so that they can be carried into another database.
CREATE TABLE decision (
    name            TEXT NOT NULL PRIMARY KEY, -- canonical name of the organization that goes, or the words
    action          TEXT NOT NULL CHECK (action IN ('merge', 'alias')), -- merge: both are one body; alias: the words stand for it
    organization    TEXT NOT NULL CHECK (organization <> name), -- canonical name of the body that is meant
    decided         TEXT CHECK (length(decided) = 10), -- day of the decision, UTC
    decided_by      TEXT CHECK (decided_by <> ''), -- who decided; NULL where it is not known
    reason          TEXT NOT NULL DEFAULT '' -- why; '' where nothing was said
) STRICT, WITHOUT ROWID;

-- What figures measure, as the vocabulary of the last run that wrote knows it, and as a person has named it. Names that a person
-- has merged, renamed or dropped are not here.
CREATE TABLE metric (
    name            TEXT NOT NULL PRIMARY KEY, -- the name under which its figures make series
    -- stock (stands at a day), flow (comes about over a period), toll (the same, of which a figure of one day is that of one event, counted
    -- up as it becomes known), count, rate, share, price, index, score; NULL where nobody has said
    nature          TEXT CHECK (nature = 'stock' OR nature = 'flow' OR nature = 'toll' OR nature = 'count' OR nature = 'rate' OR nature = 'share' OR nature = 'price' OR nature = 'index' OR nature = 'score'), -- how values come about
    field           TEXT, -- whose business it is: post, bank, macro, trade …; NULL where nobody has said
    better          TEXT CHECK (better IN ('more', 'less')), -- which end ranks first; NULL where neither does
    units           TEXT NOT NULL DEFAULT '', -- usual base units, joined with |; '' for any
    lowest          TEXT, -- smallest value to be expected, decimal text in the base unit; NULL is open
    highest         TEXT, -- largest value to be expected; NULL is open
    axes            TEXT NOT NULL DEFAULT '', -- axes by which it is broken down, joined with |
    source          TEXT, -- who gave it the name; 'decision' where a person did with a command; NULL where the vocabulary does not say
    -- nominal: from the figure that was published a period earlier; real: prices are taken out of it, or now and then; revised: from
    -- an earlier figure that was set anew. Of the last two no earlier value is computed, and they contradict no stated one.
    growth          TEXT NOT NULL DEFAULT 'nominal' CHECK (growth = 'nominal' OR growth = 'real' OR growth = 'revised') -- what a stated growth is measured from
) STRICT, WITHOUT ROWID;

-- Other names of metrics.
CREATE TABLE metric_alias (
    alias           TEXT NOT NULL PRIMARY KEY, -- the words
    metric          TEXT NOT NULL, -- the name that counts, all decisions followed
    source          TEXT NOT NULL CHECK (source IN ('vocabulary', 'decision')) -- who says so
) STRICT, WITHOUT ROWID;
CREATE INDEX metric_alias_by_metric ON metric_alias (metric);

-- What a person has decided of names of metrics: observations are made under the names that it gives, by every ingest and
-- reprocess too. Claims keep the name as it was read. `dushu metrics export` writes the table as a file.
CREATE TABLE metric_decision (
    name            TEXT NOT NULL, -- the name as it was read, or as another decision gave it
    component       TEXT NOT NULL DEFAULT '', -- split: only series with this part of a breakdown; '' is any
    unit            TEXT NOT NULL DEFAULT '', -- split: only series in this base unit; '' is any
    organization    TEXT NOT NULL DEFAULT '', -- split: only series of this organization; '' is any
    -- merge: both are one metric; alias: the words stand for it; split: a part of the series has another name; rename: it is called
    -- otherwise; drop: it is no metric, and its claims make no observation
    action          TEXT NOT NULL CHECK (action = 'merge' OR action = 'alias' OR action = 'split' OR action = 'rename' OR action = 'drop'), -- what was decided
    metric          TEXT NOT NULL DEFAULT '' CHECK (metric <> name AND (metric = '') = (action = 'drop')), -- the name that counts
    decided         TEXT CHECK (length(decided) = 10), -- day of the decision, UTC
    decided_by      TEXT CHECK (decided_by <> ''), -- who decided; NULL where it is not known
    reason          TEXT NOT NULL DEFAULT '', -- why; '' where nothing was said
    PRIMARY KEY (name, component, unit, organization),
    CHECK ((action = 'split') = (component <> '' OR unit <> '' OR organization <> ''))
) STRICT, WITHOUT ROWID;

-- What a person has decided of single figures: every ingest and reprocess respects it. `dushu decisions export` writes it as a file.
-- A row names the figure by the content that prints it and its place there, not by an id, so that it holds in another database too; where
-- the document comes again with other content, of the same name and issue date, the figure is found by the text around it.
CREATE TABLE claim_decision (
    id              INTEGER PRIMARY KEY, -- counts up; `dushu decisions undo 3` takes decision 3 back
    sha256          TEXT NOT NULL CHECK (length(sha256) = 64), -- of the content that prints the figure
    span_start      INTEGER NOT NULL, -- first scalar of the figure
    span_end        INTEGER NOT NULL, -- one past its last scalar
    metric          TEXT NOT NULL DEFAULT '', -- metric as it was read: tells claims with one span apart; '' where none was read, '+' of a figure that was added
    document        TEXT NOT NULL, -- name of the document
    issued          TEXT CHECK (length(issued) = 10), -- its issue date; NULL where it was not known
    quote           TEXT NOT NULL, -- the figure as printed
    before          TEXT NOT NULL, -- source text in front of it, some scalars
    after           TEXT NOT NULL, -- source text behind it, some scalars
    action          TEXT NOT NULL CHECK (action = 'accept' OR action = 'correct' OR action = 'reject' OR action = 'add'), -- accept: as it was read; reject: it is no claim; add: it was not read
    read_as         TEXT CHECK (read_as IS NULL OR json_valid(read_as)) CHECK ((action = 'add') = (read_as IS NULL)), -- JSON: every slot as it was read when this was decided; NULL for add
    stretch_start   INTEGER, -- first scalar where the person says that the figure stands; NULL where that is its span
    stretch_end     INTEGER CHECK ((stretch_start IS NULL) = (stretch_end IS NULL)), -- one past the last of them
    says            TEXT CHECK ((action = 'reject') = (says IS NULL)), -- JSON: every slot as the person says; NULL for reject
    decided_by      TEXT NOT NULL CHECK (decided_by <> ''), -- who decided
    decided         TEXT NOT NULL CHECK (length(decided) = 10), -- day of the decision, UTC
    reason          TEXT NOT NULL DEFAULT '', -- why; '' where nothing was said
    UNIQUE (sha256, span_start, span_end, metric)
) STRICT;
CREATE INDEX claim_decision_by_name ON claim_decision (document);

-- What a person has set for a metric of an organization: `dushu report targets` holds its figures against it. The rows hold names and
-- not ids, so that they can be carried into another database. `dushu target list` writes the table as a file.
CREATE TABLE target (
    organization    TEXT NOT NULL, -- canonical name
    for_each        INTEGER NOT NULL DEFAULT 0 CHECK (for_each IN (0, 1)), -- 1: it holds for each body right below, not for itself
    metric          TEXT NOT NULL, -- name that counts
    component       TEXT NOT NULL DEFAULT '', -- part of a breakdown; '' where none
    basis           TEXT NOT NULL DEFAULT '', -- stated exclusions; '' where none
    unit            TEXT NOT NULL, -- base unit or classifier
    period_start    TEXT NOT NULL CHECK (length(period_start) = 10), -- first day for which it holds
    period_end      TEXT NOT NULL CHECK (length(period_end) = 10 AND period_end >= period_start), -- last day
    bound           TEXT NOT NULL CHECK (bound IN ('at_least', 'at_most')), -- which side of the value is good
    coefficient     INTEGER, -- the value is coefficient × 10^exponent; NULL where 64 bits do not hold it
    exponent        INTEGER NOT NULL, -- power of ten
    value           TEXT NOT NULL, -- the same number, decimal text
    value_real      REAL NOT NULL, -- to reckon with
    responsible     TEXT NOT NULL DEFAULT '', -- unit that answers for it; '' where the organization itself does
    decided         TEXT CHECK (length(decided) = 10), -- day on which it was set, UTC
    PRIMARY KEY (metric, component, basis, unit, organization, for_each, period_start, period_end)
) STRICT, WITHOUT ROWID;

-- Who is compared with whom: groups of the vocabulary (peers.tsv), and those that a person has declared with `dushu peers set`.
-- Rankings are made within a group.
CREATE TABLE peers (
    name            TEXT NOT NULL PRIMARY KEY, -- what they are called together: 省级行政区
    size            INTEGER CHECK (size > 0), -- how many there are, known or not; NULL where nobody can say
    scopes          TEXT NOT NULL DEFAULT '', -- fields in which texts claim a place that is a place in this group, joined with |
    source          TEXT NOT NULL CHECK (source IN ('vocabulary', 'decision')) -- who says so
) STRICT, WITHOUT ROWID;

-- The members of each group, by name: those of the vocabulary that the database knows, and all that a person has named.
CREATE TABLE peer (
    organization    TEXT NOT NULL, -- canonical name
    peers           TEXT NOT NULL REFERENCES peers (name) ON DELETE CASCADE, -- a group it is in; several are possible
    PRIMARY KEY (organization, peers)
) STRICT, WITHOUT ROWID;
CREATE INDEX peer_by_group ON peer (peers);

-- One figure as the text states it, with everything it belongs to and where it is printed. Append-only evidence:
-- rows are never changed or taken away; the current ones have the document's run_id (view current_claim).
-- The words that each slot was read from, where the text has any, are spans in claim.words. As text:
--
--   SELECT claim.id, slot.key AS slot, substr(source, span.value ->> 0 + 1, (span.value ->> 1) - (span.value ->> 0)) AS words
--   FROM claim JOIN document ON document.id = document_id, json_each(claim.words) AS slot, json_each(slot.value) AS span
--   WHERE claim.id = 12;
CREATE TABLE claim (
    id              INTEGER PRIMARY KEY, -- counts up; `dushu explain c12` shows claim 12
    run_id          INTEGER NOT NULL REFERENCES run (id), -- run that read it
    document_id     INTEGER NOT NULL REFERENCES document (id), -- where it is printed
    article_id      INTEGER NOT NULL REFERENCES article (id), -- article it stands in
    in_headline     INTEGER NOT NULL CHECK (in_headline IN (0, 1)), -- 1 where it is printed in a headline
    span_start      INTEGER NOT NULL, -- first scalar of the quote
    span_end        INTEGER NOT NULL, -- one past its last scalar
    quote           TEXT NOT NULL, -- the source text of the span, blanks and line ends included
    coefficient     INTEGER, -- all digits of the value as one integer; for a printed range its lower end
    exponent        INTEGER NOT NULL, -- power of ten of the last digit
    value           TEXT NOT NULL, -- the value as decimal text in the base unit; signed for change and growth
    value_real      REAL NOT NULL, -- the value to reckon with
    lower           TEXT, -- smallest value allowed; NULL is open
    upper           TEXT, -- largest value allowed; NULL is open
    lower_real      REAL, -- lower to reckon with
    upper_real      REAL, -- upper to reckon with
    unit            TEXT NOT NULL, -- base unit or classifier
    bound           TEXT NOT NULL CHECK (bound = 'exact' OR bound = 'approx' OR bound = 'at_least' OR bound = 'at_most' OR bound = 'more_than' OR bound = 'less_than'), -- the bound word
    kind            TEXT NOT NULL CHECK (kind = 'level' OR kind = 'flow' OR kind = 'change' OR kind = 'growth' OR kind = 'ratio' OR kind = 'rank' OR kind = 'target'), -- sort of statement
    organization_id INTEGER REFERENCES organization (id), -- whose figure it is; NULL where it cannot be said
    mention         TEXT, -- the words that stood for the organization
    metric          TEXT, -- what is measured, as it was read (series_key has the name that was decided on); NULL where it cannot be said
    component       TEXT, -- part of a breakdown (邮乐网平台)
    basis           TEXT, -- stated exclusions (剔除疫情造成的异常邮件)
    scope           TEXT, -- field of a rank (全国邮政)
    period_start    TEXT CHECK (length(period_start) = 10), -- first day it is about; NULL for a stock or an open beginning
    period_end      TEXT CHECK (length(period_end) = 10), -- last day it is about; NULL where the text cannot date it
    base_start      TEXT CHECK (length(base_start) = 10), -- first day of what a change or growth is measured from
    base_end        TEXT CHECK (length(base_end) = 10), -- last day of it
    reported_by     TEXT, -- who announced it, where that is not the organization itself
    rule            TEXT NOT NULL, -- rule that attached the figure
    confidence      TEXT NOT NULL DEFAULT 'doubtful' CHECK (confidence = 'sure' OR confidence = 'likely' OR confidence = 'doubtful'), -- how far it can be trusted
    doubts          TEXT NOT NULL DEFAULT '', -- what speaks against it: codes (two owners; no year), joined with '; '; '' where nothing does
    -- JSON: {"organization": [[0, 3]], "period": [[4, 9]]}, spans by slot; slots are organization, period, base, metric, component, basis.
    words           TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(words)), -- where each slot was read; a slot that no words give is absent
    decided_by      TEXT -- who accepted or corrected it (table claim_decision), and then it is sure; NULL where nobody did
) STRICT;
CREATE INDEX claim_by_document ON claim (document_id, run_id);
CREATE INDEX claim_by_series ON claim (metric, organization_id, period_end)
    WHERE organization_id IS NOT NULL AND metric IS NOT NULL AND period_end IS NOT NULL;

CREATE INDEX claim_decided ON claim (id) WHERE decided_by IS NOT NULL;
-- What a person may look at next: the queue of `dushu desk`.
CREATE INDEX claim_to_review ON claim (confidence, coalesce(metric, ''), id) WHERE decided_by IS NULL;

CREATE TRIGGER claim_is_never_changed BEFORE UPDATE ON claim
BEGIN
    SELECT RAISE(ABORT, 'claims are evidence and are never changed');
END;

CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim
BEGIN
    SELECT RAISE(ABORT, 'claims are evidence and are never deleted');
END;

-- What makes two observations rows of the same series: all of it, compared as it stands.
CREATE TABLE series_key (
    id              INTEGER PRIMARY KEY, -- in order of arrival
    organization_id INTEGER NOT NULL REFERENCES organization (id), -- whose series it is
    metric          TEXT NOT NULL, -- what is measured
    component       TEXT NOT NULL DEFAULT '', -- part of a breakdown; '' where none
    basis           TEXT NOT NULL DEFAULT '', -- stated exclusions; '' where none
    unit            TEXT NOT NULL, -- base unit or classifier
    kind            TEXT NOT NULL CHECK (kind = 'level' OR kind = 'flow' OR kind = 'change' OR kind = 'growth' OR kind = 'ratio' OR kind = 'rank' OR kind = 'target'), -- sort of statement
    UNIQUE (organization_id, metric, component, basis, unit, kind)
) STRICT;
-- Who else has the same: all that a ranking compares.
CREATE INDEX series_key_by_metric ON series_key (metric, kind, unit, component, basis, organization_id);

-- A row of a series: claims that say the same thing, reconciled; or a row derived from others. Made anew from the
-- current claims whenever a document that speaks of it arrives, so the order of arrival does not matter.
CREATE TABLE observation (
    id              INTEGER PRIMARY KEY, -- `dushu explain o12` shows observation 12
    series_id       INTEGER NOT NULL REFERENCES series_key (id), -- series it belongs to
    scope           TEXT NOT NULL DEFAULT '', -- field of a rank; '' where none
    period_start    TEXT CHECK (length(period_start) = 10), -- first day; NULL for a stock or an open beginning
    period_end      TEXT NOT NULL CHECK (length(period_end) = 10), -- last day
    base_start      TEXT CHECK (length(base_start) = 10), -- first day of what a change or growth is measured from
    base_end        TEXT CHECK (length(base_end) = 10), -- last day of it
    coefficient     INTEGER, -- all digits of the value as one integer
    exponent        INTEGER NOT NULL, -- power of ten of the last digit
    value           TEXT NOT NULL, -- the value as decimal text in the base unit
    value_real      REAL NOT NULL, -- the value to reckon with
    lower           TEXT, -- smallest value allowed; NULL is open
    upper           TEXT, -- largest value allowed; NULL is open
    lower_real      REAL, -- lower to reckon with
    upper_real      REAL, -- upper to reckon with
    bound           TEXT NOT NULL CHECK (bound = 'exact' OR bound = 'approx' OR bound = 'at_least' OR bound = 'at_most' OR bound = 'more_than' OR bound = 'less_than'), -- the bound word
    method          TEXT NOT NULL CHECK (method IN ('stated', 'derived')), -- whether the text states it or it was computed
    formula         TEXT NOT NULL DEFAULT '', -- how a derived row was computed; '' for a stated one
    preferred       INTEGER NOT NULL DEFAULT 1 CHECK (preferred IN (0, 1)), -- 0 for a derived row beside a stated or narrower one, and for a stated one that a later document has revised
    contested       INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)), -- 1 where stated rows, or with none stated derived ones, contradict and none revises the others
    first_issued    TEXT CHECK (length(first_issued) = 10), -- earliest issue date that reported it
    issued          TEXT CHECK (length(issued) = 10), -- latest issue date that reported it: where values conflict, the current one
    evidence        TEXT NOT NULL, -- document:start-end of the claim that gives the value; of a derived row, those of its inputs
    -- Best grade of the claims that say it; of a derived row the worst of its inputs.
    confidence      TEXT NOT NULL DEFAULT 'doubtful' CHECK (confidence = 'sure' OR confidence = 'likely' OR confidence = 'doubtful'), -- how far it can be trusted
    run_id          INTEGER NOT NULL REFERENCES run (id) -- run that recorded this state of the row
) STRICT;
-- Beyond the period, what a ranking asks of the others in a field, so that it need not read their rows.
CREATE INDEX observation_by_series
    ON observation (series_id, period_end, preferred, contested, scope, period_start, base_start, base_end, value_real);
CREATE INDEX observation_by_day ON observation (period_end);
CREATE INDEX observation_contested ON observation (series_id, period_end) WHERE contested = 1;
CREATE INDEX observation_doubled ON observation (series_id, period_end) WHERE preferred = 0;

-- Kept tables: what is compared with what. Triggers keep them right, whatever changes an observation or a group; nothing else writes them.

-- All values that are compared with one another: those of one group, metric and period. '' stands for a day that there is not.
CREATE TABLE field (
    id              INTEGER PRIMARY KEY, -- in order of arrival
    metric          TEXT NOT NULL, -- what is measured
    period_end      TEXT NOT NULL, -- last day
    kind            TEXT NOT NULL, -- sort of statement
    unit            TEXT NOT NULL, -- base unit or classifier
    peers           TEXT NOT NULL, -- what those that are compared are called together
    component       TEXT NOT NULL, -- part of a breakdown; '' where none
    basis           TEXT NOT NULL, -- stated exclusions; '' where none
    scope           TEXT NOT NULL, -- '' but for ranks, which are not compared
    period_start    TEXT NOT NULL, -- first day
    base_start      TEXT NOT NULL, -- first day of what a change or growth is measured from
    base_end        TEXT NOT NULL, -- last day of it
    known           INTEGER NOT NULL DEFAULT 0, -- how many values there are: as many as it has rows in place
    vague           INTEGER NOT NULL DEFAULT 0, -- how many of them are not exact (近, 超, 约)
    UNIQUE (metric, period_end, kind, unit, peers, component, basis, scope, period_start, base_start, base_end)
) STRICT;
CREATE INDEX field_by_day ON field (period_end);

-- The values of each field in their order: a place is one more than the rows before or behind. Beside each what a ranking asks of it, so
-- that it need not read the rows of the others.
CREATE TABLE place (
    field_id        INTEGER NOT NULL REFERENCES field (id), -- what it is compared in
    value_real      REAL NOT NULL, -- the value of the row
    observation_id  INTEGER NOT NULL REFERENCES observation (id), -- whose value it is
    series_id       INTEGER NOT NULL, -- its series
    coefficient     INTEGER, -- its value, as there
    exponent        INTEGER NOT NULL, -- power of ten of the last digit
    lower           TEXT, -- smallest value allowed; NULL is open
    upper           TEXT, -- largest value allowed; NULL is open
    bound           TEXT NOT NULL, -- the bound word
    confidence      TEXT NOT NULL, -- how far it can be trusted
    PRIMARY KEY (field_id, value_real, observation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_by_observation ON place (observation_id);

-- The observations that belong into fields, with the key of each of their fields: what is stated and uncontested, of members of a group.
-- A toll of one day has none: it is that of one event, and two events are no rivals. To insert a contestant gives it its place.
CREATE VIEW contestant AS
SELECT
    one.id AS observation_id, -- whose value it is
    one.value_real AS value_real, -- the value
    one.series_id AS series_id, -- its series
    one.coefficient AS coefficient, -- all digits of the value as one integer
    one.exponent AS exponent, -- power of ten of the last digit
    one.lower AS lower, -- smallest value allowed
    one.upper AS upper, -- largest value allowed
    one.bound AS bound, -- the bound word
    one.confidence AS confidence, -- how far it can be trusted
    own.metric AS metric, -- what is measured
    one.period_end AS period_end, -- last day
    own.kind AS kind, -- sort of statement
    own.unit AS unit, -- base unit or classifier
    peer.peers AS peers, -- what those that are compared are called together
    own.component AS component, -- part of a breakdown
    own.basis AS basis, -- stated exclusions
    one.scope AS scope, -- '' but for ranks
    coalesce(one.period_start, '') AS period_start, -- first day
    coalesce(one.base_start, '') AS base_start, -- first day of the base
    coalesce(one.base_end, '') AS base_end, -- last day of the base
    body.name AS organization -- whose figure it is
FROM observation AS one
JOIN series_key AS own ON own.id = one.series_id
JOIN organization AS body ON body.id = own.organization_id
JOIN peer ON peer.organization = body.name
WHERE one.preferred = 1 AND one.contested = 0 AND one.method = 'stated'
    AND CASE own.kind
        WHEN 'flow' THEN one.period_start IS NOT NULL
        WHEN 'growth' THEN one.base_end IS NOT NULL
        WHEN 'change' THEN one.base_end IS NOT NULL
        ELSE own.kind IN ('level', 'ratio')
    END
    AND NOT (
        one.period_end = coalesce(one.period_start, one.period_end)
        AND EXISTS (SELECT 1 FROM metric WHERE metric.name = own.metric AND metric.nature = 'toll'));

CREATE TRIGGER contestant_takes_its_place INSTEAD OF INSERT ON contestant
BEGIN
    INSERT INTO field (
        metric, period_end, kind, unit, peers, component, basis, scope, period_start, base_start, base_end)
    VALUES (
        NEW.metric, NEW.period_end, NEW.kind, NEW.unit, NEW.peers, NEW.component, NEW.basis, NEW.scope, NEW.period_start, NEW.base_start,
        NEW.base_end)
    ON CONFLICT DO NOTHING;
    INSERT INTO place
    SELECT
        id, NEW.value_real, NEW.observation_id, NEW.series_id, NEW.coefficient, NEW.exponent, NEW.lower, NEW.upper, NEW.bound,
        NEW.confidence
    FROM field
    WHERE (metric, period_end, kind, unit, peers, component, basis, scope, period_start, base_start, base_end) = (
        NEW.metric, NEW.period_end, NEW.kind, NEW.unit, NEW.peers, NEW.component, NEW.basis, NEW.scope, NEW.period_start, NEW.base_start,
        NEW.base_end);
END;

CREATE TRIGGER observation_takes_its_place AFTER INSERT ON observation
WHEN NEW.preferred = 1 AND NEW.contested = 0 AND NEW.method = 'stated'
BEGIN
    INSERT INTO contestant SELECT * FROM contestant WHERE observation_id = NEW.id;
END;

CREATE TRIGGER observation_changes_its_place AFTER UPDATE ON observation
WHEN (OLD.preferred, OLD.contested, OLD.value_real, OLD.series_id, OLD.method, OLD.scope, OLD.period_start, OLD.period_end, OLD.base_start,
    OLD.base_end, OLD.coefficient, OLD.exponent, OLD.lower, OLD.upper, OLD.bound, OLD.confidence)
    IS NOT (NEW.preferred, NEW.contested, NEW.value_real, NEW.series_id, NEW.method, NEW.scope, NEW.period_start, NEW.period_end, NEW.base_start,
    NEW.base_end, NEW.coefficient, NEW.exponent, NEW.lower, NEW.upper, NEW.bound, NEW.confidence)
BEGIN
    DELETE FROM place WHERE observation_id = NEW.id;
    INSERT INTO contestant SELECT * FROM contestant WHERE observation_id = NEW.id;
END;

CREATE TRIGGER observation_gives_up_its_place BEFORE DELETE ON observation
BEGIN
    DELETE FROM place WHERE observation_id = OLD.id;
END;

CREATE TRIGGER peer_brings_its_places AFTER INSERT ON peer
BEGIN
    INSERT INTO contestant SELECT * FROM contestant WHERE organization = NEW.organization AND peers = NEW.peers;
END;

CREATE TRIGGER peer_takes_its_places_along AFTER DELETE ON peer
BEGIN
    DELETE FROM place WHERE observation_id IN (
        SELECT one.id FROM organization AS body JOIN series_key AS own ON own.organization_id = body.id
        JOIN observation AS one ON one.series_id = own.id WHERE body.name = OLD.organization)
        AND (SELECT peers FROM field WHERE id = field_id) = OLD.peers;
END;

-- The vocabulary of a later version may know of a metric that it is a toll, or that it is none.
CREATE TRIGGER toll_gives_up_its_places AFTER INSERT ON metric
WHEN NEW.nature = 'toll'
BEGIN
    DELETE FROM place WHERE field_id IN (
        SELECT id FROM field WHERE metric = NEW.name AND period_end = coalesce(nullif(period_start, ''), period_end));
END;

CREATE TRIGGER toll_takes_its_places_back AFTER DELETE ON metric
WHEN OLD.nature = 'toll'
BEGIN
    INSERT INTO contestant SELECT * FROM contestant
    WHERE metric = OLD.name AND period_end = coalesce(nullif(period_start, ''), period_end);
END;

CREATE TRIGGER place_is_counted AFTER INSERT ON place
BEGIN
    UPDATE field SET known = known + 1, vague = vague + (NEW.bound <> 'exact') WHERE id = NEW.field_id;
END;

CREATE TRIGGER place_is_counted_no_more AFTER DELETE ON place
BEGIN
    UPDATE field SET known = known - 1, vague = vague - (OLD.bound <> 'exact') WHERE id = OLD.field_id;
    DELETE FROM field WHERE id = OLD.field_id AND known = 0;
END;

-- The claims behind a stated observation.
CREATE TABLE observation_claim (
    observation_id  INTEGER NOT NULL REFERENCES observation (id) ON DELETE CASCADE, -- the row
    claim_id        INTEGER NOT NULL REFERENCES claim (id), -- a claim that says the same
    gives_value     INTEGER NOT NULL CHECK (gives_value IN (0, 1)), -- 1 for the most precise one, whose value the row has
    PRIMARY KEY (observation_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_claim_by_claim ON observation_claim (claim_id);

-- The observations that a derived observation was computed from.
CREATE TABLE derivation (
    observation_id  INTEGER NOT NULL REFERENCES observation (id) ON DELETE CASCADE, -- the derived row
    ordinal         INTEGER NOT NULL, -- from 1, in the order of the formula
    role            TEXT NOT NULL, -- name of the input in the formula: level, change, growth, longer, shorter
    input_id        INTEGER NOT NULL REFERENCES observation (id), -- the row it was computed from
    PRIMARY KEY (observation_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX derivation_by_input ON derivation (input_id);

-- Years of a family of series (all of one organization, metric, component and basis) that very many documents speak of. Their
-- observations are not made anew for each document but from time to time, and at the end of every run.
CREATE TABLE backlog (
    organization_id INTEGER NOT NULL REFERENCES organization (id), -- whose series they are
    metric          TEXT NOT NULL, -- what is measured
    component       TEXT NOT NULL, -- part of a breakdown; '' where none
    basis           TEXT NOT NULL, -- stated exclusions; '' where none
    year            INTEGER NOT NULL, -- in which their periods end
    settled         INTEGER NOT NULL, -- claims when the observations were made last
    waiting         INTEGER NOT NULL, -- claims that came or went since; more than 0 only during a run, and where one was killed
    PRIMARY KEY (organization_id, metric, component, basis, year)
) STRICT, WITHOUT ROWID;

-- Something that could not be read, and why. Of a document only those of its current reading are kept.
CREATE TABLE finding (
    id              INTEGER PRIMARY KEY, -- in order of arrival
    run_id          INTEGER NOT NULL REFERENCES run (id), -- run that met it
    document_id     INTEGER REFERENCES document (id), -- NULL for a file that could not even be opened
    path            TEXT, -- that file
    category        TEXT NOT NULL, -- organization, metric, period, number, layout, encoding, decision, file; skipped: a file that is no page
    message         TEXT NOT NULL, -- one sentence for people
    span_start      INTEGER NOT NULL DEFAULT 0, -- first scalar it is about
    span_end        INTEGER NOT NULL DEFAULT 0 -- one past the last
) STRICT;
CREATE INDEX finding_by_document ON finding (document_id);
CREATE INDEX finding_of_file ON finding (run_id) WHERE document_id IS NULL;

-- What became of every run of digits of a document, in its current reading.
CREATE TABLE ledger (
    document_id     INTEGER NOT NULL REFERENCES document (id), -- where it is printed
    ordinal         INTEGER NOT NULL, -- from 1, in source order
    span_start      INTEGER NOT NULL, -- first scalar
    span_end        INTEGER NOT NULL, -- one past the last
    text            TEXT NOT NULL, -- the digits
    fate            TEXT NOT NULL, -- claim, date, clock, ordinal, name, page, code, phone, idiom, rejected (by a person), unresolved
    reason          TEXT NOT NULL, -- one clause for people
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Claims of the current reading of every document, with names instead of ids.
CREATE VIEW current_claim AS
SELECT
    claim.id AS claim_id, -- for dushu explain
    document.name AS document, -- where it is printed
    document.issued AS issued, -- issue date of the document
    article.ordinal AS article, -- number of the article, from 1
    article.headline AS headline, -- its headline
    claim.quote AS quote, -- as printed
    organization.name AS organization, -- whose figure it is
    claim.mention AS mention, -- the words that stood for it
    claim.metric AS metric, -- what is measured
    claim.component AS component, -- part of a breakdown
    claim.basis AS basis, -- stated exclusions
    claim.scope AS scope, -- field of a rank
    claim.kind AS kind, -- sort of statement
    claim.value AS value, -- decimal text
    claim.value_real AS value_real, -- to reckon with
    claim.lower AS lower, -- smallest value allowed
    claim.upper AS upper, -- largest value allowed
    claim.unit AS unit, -- base unit or classifier
    claim.bound AS bound, -- the bound word
    claim.period_start AS period_start, -- first day it is about
    claim.period_end AS period_end, -- last day it is about
    claim.base_start AS base_start, -- first day of the base
    claim.base_end AS base_end, -- last day of the base
    claim.rule AS rule, -- rule that attached the figure
    claim.confidence AS confidence, -- how far it can be trusted: sure, likely, doubtful
    claim.doubts AS doubts, -- what speaks against it
    claim.words AS words, -- where each slot was read, as JSON
    claim.decided_by AS decided_by, -- who accepted or corrected it; NULL where nobody did
    EXISTS (SELECT 1 FROM metric WHERE metric.name = claim.metric) AS registered -- 1 where the metric, as it was read, is a registered one
FROM claim
JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
JOIN article ON article.id = claim.article_id
LEFT JOIN organization ON organization.id = claim.organization_id;

-- What could not be read, and why, with the words it is about; of files that could not be opened only those of the last ingest.
CREATE VIEW current_finding AS
SELECT
    finding.id AS finding_id, -- in order of arrival
    coalesce(document.name, finding.path) AS document, -- where it is printed; of a file that could not be opened its path
    document.issued AS issued, -- issue date of the document
    finding.category AS category, -- organization, metric, period, number, layout, encoding, decision, file
    finding.message AS message, -- one sentence for people
    CASE WHEN finding.span_end > finding.span_start
        THEN substr(document.source, finding.span_start + 1, finding.span_end - finding.span_start)
    END AS quote, -- the words, as printed; NULL where it is about the whole document
    document.name || ':' || finding.span_start || '-' || finding.span_end AS evidence -- document:start-end, for dushu explain
FROM finding
LEFT JOIN document ON document.id = finding.document_id
WHERE finding.document_id IS NOT NULL
    OR finding.category <> 'skipped' AND finding.run_id = (SELECT max(id) FROM run WHERE command = 'ingest');

-- The time series: one row an observation, stated rows and derived ones where nothing is stated.
CREATE VIEW series AS
SELECT
    observation.id AS observation_id, -- for dushu explain
    organization.name AS organization, -- whose figure it is
    organization.level AS level, -- country, province, prefecture, county, site, group
    organization.system AS system, -- kind of body: region, post, company …; NULL where unknown
    series_key.metric AS metric, -- what is measured
    series_key.component AS component, -- part of a breakdown
    series_key.basis AS basis, -- stated exclusions
    series_key.unit AS unit, -- base unit or classifier
    series_key.kind AS kind, -- sort of statement
    observation.scope AS scope, -- field of a rank
    observation.period_start AS period_start, -- first day
    observation.period_end AS period_end, -- last day
    observation.base_start AS base_start, -- first day of the base
    observation.base_end AS base_end, -- last day of the base
    observation.value AS value, -- decimal text
    observation.value_real AS value_real, -- to reckon with
    observation.lower_real AS lower_real, -- smallest value allowed
    observation.upper_real AS upper_real, -- largest value allowed
    observation.bound AS bound, -- the bound word
    observation.method AS method, -- stated or derived
    observation.contested AS contested, -- 1 where another row of the same method says otherwise
    observation.formula AS formula, -- how a derived row was computed
    observation.issued AS issued, -- latest issue date that reported it
    observation.evidence AS evidence, -- where it says so
    observation.series_id AS series_id, -- the same number for all rows of a series
    observation.confidence AS confidence, -- how far it can be trusted: sure, likely, doubtful
    observation.lower AS lower, -- smallest value allowed, decimal text; NULL is open
    observation.upper AS upper, -- largest value allowed, decimal text; NULL is open
    EXISTS (SELECT 1 FROM metric WHERE metric.name = series_key.metric) AS registered, -- 1 where the metric is a registered one
    EXISTS (
        SELECT 1 FROM observation_claim JOIN claim ON claim.id = claim_id
        WHERE observation_id = observation.id AND decided_by IS NOT NULL
    ) AS confirmed -- 1 where a person has accepted or corrected a claim behind it
FROM observation
JOIN series_key ON series_key.id = observation.series_id
JOIN organization ON organization.id = series_key.organization_id
WHERE observation.preferred = 1;

-- The latest figure of every series that is stated and uncontested; of spans that end on the same day the longest.
CREATE VIEW latest AS
SELECT
    observation_id, -- for dushu explain
    organization, -- whose figure it is
    level, -- country, province, prefecture, county, site, group
    system, -- kind of body: region, post, company …; NULL where unknown
    metric, -- what is measured
    component, -- part of a breakdown
    basis, -- stated exclusions
    unit, -- base unit or classifier
    kind, -- sort of statement
    scope, -- field of a rank
    period_start, -- first day
    period_end, -- last day
    base_start, -- first day of the base
    base_end, -- last day of the base
    value, -- decimal text
    value_real, -- to reckon with
    lower_real, -- smallest value allowed
    upper_real, -- largest value allowed
    bound, -- the bound word
    method, -- stated or derived
    contested, -- 1 where another row of the same method says otherwise
    formula, -- how a derived row was computed
    issued, -- latest issue date that reported it
    evidence, -- where it says so
    series_id, -- the same number for all rows of a series
    confidence, -- how far it can be trusted: sure, likely, doubtful
    lower, -- smallest value allowed, decimal text; NULL is open
    upper, -- largest value allowed, decimal text; NULL is open
    registered -- 1 where the metric is a registered one
FROM series
WHERE method = 'stated' AND contested = 0
    AND NOT EXISTS (
        SELECT 1 FROM observation AS later
        WHERE later.series_id = series.series_id AND later.method = 'stated' AND later.preferred = 1 AND later.contested = 0
            AND (later.period_end > series.period_end
                OR later.period_end = series.period_end
                    AND (coalesce(later.period_start, later.period_end) < coalesce(series.period_start, series.period_end)
                        OR later.period_start IS series.period_start AND later.id < series.observation_id)));

-- Growth of every series: as the text states it; where it states none from that base, computed from the same window a year earlier.
-- The base is found by its dates, not by the row before: a missing month gives no row instead of a wrong one. Contested
-- values, windows longer than a year and limits (超1亿) are not compared. The report
-- `dushu report growth` has these rows, and others that it derives from a value and its change.
CREATE VIEW growth AS
SELECT
    organization, -- whose figure it is
    level, -- country, province, prefecture, county, site, group
    metric, -- what is measured
    component, -- part of a breakdown
    basis, -- stated exclusions
    unit, -- unit of value and base_value; % where only the growth is known
    kind, -- kind of value; growth where only the growth is known
    period_start, -- first day of the later period
    period_end, -- last day of the later period
    NULL AS value, -- later value; NULL where the text states the growth itself
    base_start, -- first day of the earlier period
    base_end, -- last day of the earlier period
    NULL AS base_value, -- earlier value
    NULL AS change, -- value - base_value
    CASE unit WHEN '倍' THEN 100 * value_real WHEN '‰' THEN value_real / 10 ELSE value_real END AS growth_pct, -- growth in %
    'stated' AS method, -- stated or computed
    evidence, -- where it says so
    confidence, -- how far it can be trusted: of a computed growth the worse grade of its two values
    registered -- 1 where the metric is a registered one
FROM series
WHERE kind = 'growth' AND method = 'stated' AND unit IN ('%', '‰', '倍')
UNION ALL
SELECT
    later.organization, later.level, later.metric, later.component, later.basis, later.unit, later.kind,
    later.period_start, later.period_end, later.value_real,
    earlier.period_start, earlier.period_end, earlier.value_real,
    later.value_real - earlier.value_real,
    round(100.0 * (later.value_real - earlier.value_real) / earlier.value_real, 2),
    'computed',
    later.evidence || '; ' || earlier.evidence,
    min(later.confidence, earlier.confidence),
    later.registered
FROM series AS later
JOIN observation AS earlier
    ON earlier.series_id = later.series_id
    AND earlier.period_end = date(later.period_end, '+1 day', '-1 year', '-1 day')
    AND earlier.period_start IS CASE substr(later.period_start, 6)
        WHEN '02-29' THEN substr(date(later.period_start, '-1 year'), 1, 4) || '-02-28'
        ELSE date(later.period_start, '-1 year')
    END
    AND earlier.scope = later.scope
WHERE later.kind IN ('level', 'flow') AND (later.kind = 'level' OR later.period_start IS NOT NULL)
    AND later.method = 'stated' AND later.contested = 0
    AND earlier.method = 'stated' AND earlier.preferred = 1 AND earlier.contested = 0 AND earlier.value_real > 0
    AND (later.period_start IS NULL OR julianday(later.period_end) - julianday(later.period_start) < 366)
    AND earlier.bound IN ('exact', 'approx') AND later.bound IN ('exact', 'approx')
    AND NOT EXISTS (
        SELECT 1 FROM series_key AS own
        CROSS JOIN series_key AS said -- CROSS keeps the order: the few series of the family first
            ON said.organization_id = own.organization_id AND said.metric = own.metric AND said.component = own.component
            AND said.basis = own.basis AND said.kind = 'growth' AND said.unit IN ('%', '‰', '倍')
        CROSS JOIN observation AS statement ON statement.series_id = said.id AND statement.period_end = later.period_end
        WHERE own.id = later.series_id AND statement.method = 'stated' AND statement.preferred = 1
            AND statement.base_end = earlier.period_end
            AND (
                statement.period_start IS later.period_start AND statement.base_start IS earlier.period_start
                -- A growth over a span, of which the document has nothing but what stands at its last day, is of that.
                OR later.period_start IS NULL AND statement.period_start IS NOT NULL AND statement.base_start IS NOT NULL
                AND rtrim(statement.evidence, '0123456789-') = rtrim(later.evidence, '0123456789-')
                AND NOT EXISTS (
                    SELECT 1 FROM series_key AS span
                    CROSS JOIN observation AS whole ON whole.series_id = span.id AND whole.period_end = later.period_end
                    WHERE span.organization_id = own.organization_id AND span.metric = own.metric
                        AND span.component = own.component AND span.basis = own.basis AND span.kind IN ('level', 'flow')
                        AND whole.period_start = statement.period_start AND whole.method = 'stated')));

-- Pairs of values of one field, one of them not exact (近, 超, 约), of which nobody can say which is first: they are printed alike, or what the
-- words allow overlaps. Two exact values are in the order in which they are printed. Ask it of one value, or of one field.
CREATE VIEW undecided AS
SELECT
    one.field_id AS field_id, -- what both are compared in
    one.observation_id AS observation_id, -- one of them
    other.observation_id AS other_id -- the other
FROM place AS one
JOIN place AS other ON other.field_id = one.field_id AND other.observation_id <> one.observation_id
WHERE (one.bound <> 'exact' OR other.bound <> 'exact')
    AND (
        other.value_real = one.value_real
        OR NOT coalesce(CAST(other.lower AS REAL) >= CAST(one.upper AS REAL), 0)
        AND NOT coalesce(CAST(other.upper AS REAL) <= CAST(one.lower AS REAL), 0));

-- Those that are compared with one another put in order, for every metric and period that more than one of a group has (table peers).
-- Only what is stated and uncontested has a place. A place is counted in the field of its row (tables field and place), so that what is
-- asked of one organization, or of one metric, looks at nothing else. Of everything at once ask ranking_of_all.
CREATE VIEW ranking AS
SELECT
    metric, -- what is measured
    component, -- part of a breakdown
    basis, -- stated exclusions
    unit, -- base unit or classifier
    kind, -- sort of statement
    nullif(period_start, '') AS period_start, -- first day
    period_end, -- last day
    nullif(base_start, '') AS base_start, -- first day of what growth or change is measured from
    nullif(base_end, '') AS base_end, -- last day of it
    peers, -- what those that are compared are called together
    coalesce(way, 'size') AS better, -- more: the largest value is first; less: the smallest; size: nobody says which is better, and the largest is first
    level, -- level of the organization
    -- place among all, where all are known and no value that is not exact (近, 超) may be before or behind it; the report has it also where
    -- the text claims it, or where only one is possible
    CASE WHEN is_decided AND known = size THEN 1 + ahead END AS rank, -- equal values share a place
    CASE WHEN is_decided THEN 1 + ahead END AS rank_known, -- place among those known; NULL where a value that is not exact may be before or behind it
    known, -- how many are known
    max(known, size) AS of, -- how many there are; NULL where nobody can say
    organization, -- whose figure it is
    value, -- to reckon with
    CASE
        WHEN bound = 'exact' AND (vague = 0 OR NOT EXISTS (
            SELECT 1 FROM place AS best WHERE best.field_id = ranked.id AND best.value_real = ranked.first AND best.bound <> 'exact'))
            THEN abs(value - first)
    END AS gap_to_first, -- distance to the best value that is known; NULL where one of the two is not exact
    evidence, -- where it says so
    confidence, -- how far the value can be trusted: sure, likely, doubtful
    registered -- 1 where the metric is a registered one
FROM (
    SELECT
        field.*, peers.size, body.level AS level, body.name AS organization, one.value_real AS value, one.evidence AS evidence,
        one.confidence AS confidence, metric.name IS NOT NULL AS registered,
        own.bound, metric.better AS way,
        -- CASE, and not OR: of that SQLite looks at both sides
        CASE WHEN field.vague = 0 THEN 1 ELSE NOT EXISTS (
            SELECT 1 FROM undecided WHERE field_id = own.field_id AND observation_id = own.observation_id) END AS is_decided,
        CASE metric.better
            WHEN 'less' THEN (SELECT count(*) FROM place WHERE field_id = own.field_id AND value_real < own.value_real)
            ELSE (SELECT count(*) FROM place WHERE field_id = own.field_id AND value_real > own.value_real)
        END AS ahead,
        CASE metric.better
            WHEN 'less' THEN (SELECT min(value_real) FROM place WHERE field_id = own.field_id)
            ELSE (SELECT max(value_real) FROM place WHERE field_id = own.field_id)
        END AS first
    FROM place AS own
    JOIN field ON field.id = own.field_id
    JOIN peers ON peers.name = field.peers
    JOIN observation AS one ON one.id = own.observation_id
    JOIN series_key ON series_key.id = one.series_id
    JOIN organization AS body ON body.id = series_key.organization_id
    LEFT JOIN metric ON metric.name = field.metric
    WHERE field.known > 1
) AS ranked;

-- The rows of ranking by one pass over all fields: where most of them are wanted.
CREATE VIEW ranking_of_all AS
SELECT
    metric, -- what is measured
    component, -- part of a breakdown
    basis, -- stated exclusions
    unit, -- base unit or classifier
    kind, -- sort of statement
    nullif(period_start, '') AS period_start, -- first day
    period_end, -- last day
    nullif(base_start, '') AS base_start, -- first day of what growth or change is measured from
    nullif(base_end, '') AS base_end, -- last day of it
    peers, -- what those that are compared are called together
    coalesce(way, 'size') AS better, -- more: the largest value is first; less: the smallest; size: nobody says which is better, and the largest is first
    level, -- level of the organization
    CASE WHEN is_decided AND known = size THEN 1 + ahead END AS rank, -- place among all, where all are known and the values leave no doubt
    CASE WHEN is_decided THEN 1 + ahead END AS rank_known, -- place among those known, where the values leave no doubt; equal values share a place
    known, -- how many are known
    max(known, size) AS of, -- how many there are; NULL where nobody can say
    organization, -- whose figure it is
    value, -- to reckon with
    CASE
        WHEN bound = 'exact' AND (vague = 0 OR NOT EXISTS (
            SELECT 1 FROM place AS best WHERE best.field_id = ranked.id AND best.value_real = ranked.first AND best.bound <> 'exact'))
            THEN abs(value - first)
    END AS gap_to_first, -- distance to the best value that is known; NULL where one of the two is not exact
    evidence, -- where it says so
    confidence, -- how far the value can be trusted: sure, likely, doubtful
    registered -- 1 where the metric is a registered one
FROM (
    SELECT
        field.*, peers.size, body.level AS level, body.name AS organization, one.value_real AS value, one.evidence AS evidence,
        one.confidence AS confidence, metric.name IS NOT NULL AS registered,
        one.bound, metric.better AS way,
        -- CASE, and not OR: of that SQLite looks at both sides
        CASE WHEN field.vague = 0 THEN 1 ELSE NOT EXISTS (
            SELECT 1 FROM undecided WHERE field_id = own.field_id AND observation_id = own.observation_id) END AS is_decided,
        CASE metric.better WHEN 'less' THEN below ELSE known - upto END AS ahead,
        CASE metric.better WHEN 'less' THEN least ELSE most END AS first
    FROM (
        SELECT
            field_id, observation_id, rank() OVER climbing - 1 AS below, count(*) OVER climbing AS upto,
            min(value_real) OVER field AS least, max(value_real) OVER field AS most
        FROM place
        WINDOW field AS (PARTITION BY field_id), climbing AS (PARTITION BY field_id ORDER BY value_real)
    ) AS own
    CROSS JOIN field ON field.id = own.field_id
    CROSS JOIN peers ON peers.name = field.peers
    CROSS JOIN observation AS one ON one.id = own.observation_id
    CROSS JOIN series_key ON series_key.id = one.series_id
    CROSS JOIN organization AS body ON body.id = series_key.organization_id
    LEFT JOIN metric ON metric.name = field.metric
    WHERE field.known > 1
) AS ranked;

-- Stated figures that a later document has stated anew, a little otherwise: the latest counts, and these are its history.
CREATE VIEW revision AS
SELECT
    organization.name AS organization, -- whose figure it is
    series_key.metric AS metric, -- what is measured
    series_key.component AS component, -- part of a breakdown
    series_key.basis AS basis, -- stated exclusions
    series_key.unit AS unit, -- base unit or classifier
    series_key.kind AS kind, -- sort of statement
    old.period_start AS period_start, -- first day
    old.period_end AS period_end, -- last day
    old.base_start AS base_start, -- first day of the base
    old.base_end AS base_end, -- last day of the base
    old.value AS value, -- what was said first
    old.issued AS issued, -- latest issue date that said so
    old.evidence AS evidence, -- where it says so
    new.value AS new_value, -- what counts
    new.issued AS new_issued, -- its latest issue date
    new.evidence AS new_evidence, -- where it says so
    old.id AS observation_id, -- for dushu explain
    new.id AS new_id -- for dushu explain
FROM observation AS old
JOIN observation AS new USING (series_id, period_end, scope)
JOIN series_key ON series_key.id = old.series_id
JOIN organization ON organization.id = series_key.organization_id
WHERE old.preferred = 0 AND old.method = 'stated' AND new.preferred = 1 AND new.method = 'stated'
    AND new.period_start IS old.period_start AND new.base_start IS old.base_start AND new.base_end IS old.base_end;

-- What texts call the metric of contested stated rows, in the words of the text.
CREATE VIEW contested_name AS
SELECT
    observation.id AS observation_id, -- for dushu explain
    (
        SELECT group_concat(substr(document.source, (word.value ->> 0) + 1, (word.value ->> 1) - (word.value ->> 0)), '')
        FROM json_each(claim.words, '$.metric') AS word
    ) AS name -- the words, also where others stand between them
FROM observation
CROSS JOIN observation_claim ON observation_claim.observation_id = observation.id -- CROSS keeps the order: the few contested rows first
CROSS JOIN claim ON claim.id = observation_claim.claim_id
CROSS JOIN document ON document.id = claim.document_id
WHERE observation.contested = 1 AND claim.words ->> '$.metric' IS NOT NULL;

-- Pairs of rows that speak of the same thing and cannot both be true: shown, never averaged. Two stated rows contradict each
-- other that no document prints both and that are not too far apart (by half at most: else one of them is a part, or of before); plans
-- aside, and values more than a tenth apart that texts call by other words, and later flows from January on that are as much more as
-- the months that were over by then can make; or a derived row contradicts a stated one, and then the text's own arithmetic does not add up.
-- The report `dushu report conflicts` has these, and sums, places and growths that do not fit.
CREATE VIEW conflict AS
SELECT
    organization.name AS organization, -- whose figure it is
    series_key.metric AS metric, -- what is measured
    series_key.component AS component, -- part of a breakdown
    series_key.basis AS basis, -- stated exclusions
    series_key.unit AS unit, -- base unit or classifier
    series_key.kind AS kind, -- sort of statement
    one.scope AS scope, -- field of a rank
    one.period_start AS period_start, -- first day
    one.period_end AS period_end, -- last day
    one.base_start AS base_start, -- first day of the base
    one.base_end AS base_end, -- last day of the base
    one.value AS value, -- what one says
    one.issued AS issued, -- its latest issue date
    one.evidence AS evidence, -- where it says so
    one.confidence AS confidence, -- how far it can be trusted
    other.value AS other_value, -- what the other says
    other.method AS other_method, -- stated, or derived
    other.issued AS other_issued, -- its latest issue date
    other.evidence AS other_evidence, -- where it says so
    other.confidence AS other_confidence, -- how far it can be trusted
    one.id AS observation_id, -- for dushu explain
    other.id AS other_id, -- for dushu explain
    EXISTS (SELECT 1 FROM metric WHERE metric.name = series_key.metric) AS registered -- 1 where the metric is a registered one
FROM (
    SELECT one.id AS one_id, other.id AS other_id
    FROM observation AS one
    JOIN observation AS other USING (series_id, period_end, scope)
    WHERE one.contested = 1 AND other.contested = 1 AND other.id > one.id AND one.method = 'stated' AND other.method = 'stated'
        AND min(abs(one.value_real), abs(other.value_real)) * 3 >= max(abs(one.value_real), abs(other.value_real)) * 2
        AND (one.value_real < 0) = (other.value_real < 0)
        AND EXISTS (SELECT 1 FROM series_key WHERE series_key.id = one.series_id AND kind <> 'target')
        AND other.period_start IS one.period_start AND other.base_start IS one.base_start AND other.base_end IS one.base_end
        AND (one.upper_real <= other.lower_real OR other.upper_real <= one.lower_real)
        AND NOT EXISTS (
            SELECT 1 FROM observation_claim AS mine JOIN claim AS here ON here.id = mine.claim_id
            JOIN observation_claim AS theirs ON theirs.observation_id = other.id
            JOIN claim AS there ON there.id = theirs.claim_id
            WHERE mine.observation_id = one.id AND there.document_id = here.document_id AND there.in_headline = here.in_headline)
        AND NOT (
            EXISTS (SELECT 1 FROM series_key WHERE series_key.id = one.series_id AND kind IN ('level', 'flow'))
            AND abs(one.value_real - other.value_real) > 0.1 * max(abs(one.value_real), abs(other.value_real))
            AND EXISTS (SELECT 1 FROM contested_name WHERE observation_id = one.id)
            AND EXISTS (SELECT 1 FROM contested_name WHERE observation_id = other.id)
            AND NOT EXISTS (
                SELECT 1 FROM contested_name AS mine JOIN contested_name AS theirs USING (name)
                WHERE mine.observation_id = one.id AND theirs.observation_id = other.id))
        AND NOT coalesce(
            EXISTS (SELECT 1 FROM series_key WHERE series_key.id = one.series_id AND kind = 'flow')
            AND substr(one.period_start, 5) = '-01-01' AND substr(one.period_start, 1, 4) = substr(one.period_end, 1, 4)
            AND substr(one.period_end, 6, 2) < '12' AND one.issued <> other.issued
            AND min(one.value_real, other.value_real) > 0 AND (one.issued < other.issued) = (one.value_real < other.value_real)
            AND 10 * substr(one.period_end, 6, 2) * abs(one.value_real - other.value_real) BETWEEN 5 * min(one.value_real, other.value_real)
                AND 16 * min(one.value_real, other.value_real) * min(12 - substr(one.period_end, 6, 2),
                    (substr(max(one.issued, other.issued), 1, 4) - substr(one.period_end, 1, 4)) * 12
                    + substr(max(one.issued, other.issued), 6, 2) - substr(one.period_end, 6, 2) - 1), 0)
    UNION ALL
    SELECT one.id, other.id
    FROM observation AS other
    CROSS JOIN observation AS one USING (series_id, period_end, scope) -- CROSS keeps the order: the few derived rows first
    WHERE other.preferred = 0 AND other.method = 'derived' AND one.method = 'stated' AND one.preferred = 1
        AND other.period_start IS one.period_start AND other.base_start IS one.base_start AND other.base_end IS one.base_end
        AND (one.upper_real < other.lower_real OR other.upper_real < one.lower_real)
) AS pair
JOIN observation AS one ON one.id = pair.one_id
JOIN observation AS other ON other.id = pair.other_id
JOIN series_key ON series_key.id = one.series_id
JOIN organization ON organization.id = series_key.organization_id;

-- How much of every document is accounted for, by its runs of digits.
CREATE VIEW coverage AS
SELECT
    document.name AS document, -- which document
    document.issued AS issued, -- its issue date
    count(ledger.ordinal) AS digit_runs, -- runs of digits it has
    count(*) FILTER (WHERE ledger.fate = 'claim') AS claimed, -- of them, those that became a claim
    count(*) FILTER (WHERE ledger.fate NOT IN ('claim', 'unresolved')) AS explained, -- those known to be no claim (dates, names, pages …)
    count(*) FILTER (WHERE ledger.fate = 'unresolved') AS unresolved, -- those of which nothing is known
    CASE WHEN count(ledger.ordinal) > 0
        THEN round(1.0 - 1.0 * count(*) FILTER (WHERE ledger.fate = 'unresolved') / count(ledger.ordinal), 4)
    END AS share -- part of the digit runs that is accounted for, four decimals; NULL where there are none
FROM document
LEFT JOIN ledger ON ledger.document_id = document.id
WHERE document.state = 'ok'
GROUP BY document.id;
