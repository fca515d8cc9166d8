/// Series and papers that came regularly and have fallen silent.
public enum Silence {
    /// Dates of issue before something has a rhythm.
    static let leastDates = 5
    /// Dates missed before something is silent.
    static let missed = 2
    /// Dates missed before something has ended, and nobody need be told every night.
    public static let ended = 8

    /// One row for each, by subject, name and metric.
    ///
    /// A series is dated by the issues that first reported its values, a paper (the names of its files without digits) by its issues.
    /// The rhythm is the median distance; where one distance in ten is more than twice as long there is none. All is measured against the
    /// newest issue that there is, not against the clock.
    public static let query = """
        WITH dated (subject, id, issued) AS (
            SELECT 'series', series_id, first_issued FROM observation WHERE method = 'stated' AND first_issued IS NOT NULL
            UNION
            SELECT 'paper', \(paper), issued FROM document WHERE state = 'ok' AND issued IS NOT NULL
        ), gaps AS (
            SELECT *, julianday(issued) - julianday(lag(issued) OVER (PARTITION BY subject, id ORDER BY issued)) AS gap FROM dated
        ), ranked AS (
            SELECT *, row_number() OVER (PARTITION BY subject, id ORDER BY gap) - 1 AS place,
                count(gap) OVER (PARTITION BY subject, id) AS gaps
            FROM gaps
        ), rhythm AS (
            SELECT subject, id, max(issued) AS last_issued, gaps + 1 AS dates,
                max(CASE WHEN place = (gaps + 1) / 2 THEN gap END) AS usual,
                max(CASE WHEN place = (gaps * 9 + 9) / 10 THEN gap END) AS longest
            FROM ranked GROUP BY subject, id HAVING gaps + 1 >= \(leastDates)
        ), newest (newest) AS (SELECT max(issued) FROM document WHERE state = 'ok')
        SELECT subject, coalesce(organization.name, rhythm.id) AS name, metric, component, basis, unit, kind, dates,
            CAST(usual AS INTEGER) AS every_days, last_issued, newest,
            CAST((julianday(newest) - julianday(last_issued)) / max(usual, longest) AS INTEGER) AS missed
        FROM rhythm JOIN newest
        LEFT JOIN series_key ON subject = 'series' AND series_key.id = rhythm.id
        LEFT JOIN organization ON organization.id = organization_id
        WHERE longest <= 2 * usual + 1 AND julianday(newest) - julianday(last_issued) >= \(missed) * max(usual, longest)
        ORDER BY subject, name, metric, component, basis, unit, kind
        """

    /// The name of a document without its digits.
    private static let paper = (0...9).reduce("name") { "replace(\($0), '\($1)', '')" }
}
