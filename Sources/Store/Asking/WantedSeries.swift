import GRDB
import Quantities

/// The series that are asked for, as conditions of SQL, and the way by which SQLite comes to the first of them soon.
struct WantedSeries {
    /// The tables in the order in which they are gone through.
    private(set) var tables = "series_key JOIN organization"
    private(set) var conditions = ["EXISTS (SELECT 1 FROM observation WHERE series_id = series_key.id)"]
    /// What is bound to the conditions, in their order.
    private(set) var values: [String] = []

    /// What series are ordered by.
    static let columns = ["name", "metric", "component", "basis", "unit", "kind"]
    /// Metrics up to which their series are found first and ordered then.
    private static let fewMetrics = 20
    /// Observations up to which those of a period are found first.
    private static let fewObservations = 20_000

    init(_ filter: ObservationFilter, in database: Database) throws {
        // Where much is meant, bodies are gone through in their order until the page is full; CROSS keeps SQLite to that.
        let inOrder = "organization CROSS JOIN series_key"
        if filter.organization == nil, filter.metric == nil { tables = inOrder }
        if let name = filter.organization {
            let exact = try Store.ids(ofOrganization: name, in: database)
            if exact.isEmpty {
                if filter.metric == nil { tables = inOrder }
                add("instr(name, ?) > 0", name)
            } else {
                add("organization_id IN (\(exact.map { String($0) }.joined(separator: ",")))")
            }
        }
        if let metric = filter.metric {
            let names = try Store.names(ofMetric: metric, in: database)
            if names.count > WantedSeries.fewMetrics { tables = inOrder }
            add("metric IN (SELECT value FROM json_each(?))", Store.json(names))
        }
        if let kind = filter.kind { add("kind = ?", kind.rawValue) }
        let isOnly = filter.organization == nil && filter.metric == nil
        if let period = filter.period { try add(period, isOnly: isOnly, in: database) }
    }

    private mutating func add(_ condition: String, _ values: String...) {
        conditions.append(condition)
        self.values += values
    }

    /// A time that little is of is asked first: nearly all series would be passed over.
    private mutating func add(_ period: Period, isOnly: Bool, in database: Database) throws {
        let days = [period.start?.iso ?? "", period.end?.iso ?? "9999"]
        let most = WantedSeries.fewObservations
        let count =
            isOnly
            ? try Prepared(
                "SELECT count(*) FROM (SELECT 1 FROM observation WHERE period_end BETWEEN ? AND ? LIMIT ?)", in: database
            ).add(days[0]).add(days[1]).add(most + 1).first { $0.count() } ?? 0 : most + 1
        guard count > most else {
            tables = "series_key CROSS JOIN organization"
            return add("series_key.id IN (SELECT series_id FROM observation WHERE period_end BETWEEN ? AND ?)", days[0], days[1])
        }
        add("EXISTS (SELECT 1 FROM observation WHERE series_id = series_key.id AND period_end BETWEEN ? AND ?)", days[0], days[1])
    }

    /// Only what stands behind a series; all where there is none of this id.
    mutating func add(behind id: Int64, in database: Database) throws { _ = try add(id, ">", in: database) }

    /// Only what stands before a series; all, and false, where there is none of this id.
    mutating func add(before id: Int64, in database: Database) throws -> Bool { try add(id, "<", in: database) }

    private mutating func add(_ id: Int64, _ sign: String, in database: Database) throws -> Bool {
        let columns = WantedSeries.columns.joined(separator: ", ")
        let key = try Prepared(
            "SELECT \(columns) FROM series_key JOIN organization ON organization.id = organization_id WHERE series_key.id = ?",
            in: database
        ).add(id).first { row in WantedSeries.columns.map { _ in row.text() } }
        guard let key else { return false }
        // By the name alone, too: SQLite finds the place in its index by that.
        add("name \(sign)= ?", key[0])
        let places = key.map { _ in "?" }.joined(separator: ", ")
        conditions.append("(\(columns)) \(sign) (\(places))")
        values += key
        return true
    }
}
