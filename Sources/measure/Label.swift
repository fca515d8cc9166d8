import Foundation

/// A labelled figure of a text, as the label file states it.
struct Label {
    private let fields: [String: Any]
    let start: Int
    let end: Int

    init?(_ fields: [String: Any], in text: Squeezed) {
        self.fields = fields
        if let start = fields["start"] as? Int, let end = fields["end"] as? Int {
            guard start <= end, let place = text.place(of: start..<end) else { return nil }
            (self.start, self.end) = (place.lowerBound, place.upperBound)
        } else if let quote = fields["quote"] as? String, let place = text.find(quote, nth: fields["nth"] as? Int ?? 0) {
            (start, end) = (place.lowerBound, place.upperBound)
        } else {
            return nil
        }
    }

    func text(_ key: String) -> String? { fields[key] as? String }

    /// The values under `key`, or under `key_any` where several readings are right.
    func readings(_ key: String) -> [Any]? {
        if let any = fields[key + "_any"] as? [Any] { return any }
        return (fields[key]).flatMap { $0 is NSNull ? nil : [$0] }
    }

    /// The text does not say whose figure it is.
    var isNobodys: Bool { fields["nobody"] as? Bool ?? false }
    var isOptional: Bool { fields["optional"] as? Bool ?? false }
    var kind: String { text("kind") ?? "" }
    var unit: String { text("unit") ?? "" }
    var details: [String]? { fields["detail_any"] as? [String] }
}

/// A text without white space and with compatibility forms folded, and where its scalars stood.
struct Squeezed {
    let scalars: [Unicode.Scalar]
    /// New place of each old scalar that was kept.
    private let places: [Int: Int]

    init(_ text: String) {
        var kept: [Unicode.Scalar] = []
        var places: [Int: Int] = [:]
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" { continue }
            let folded = Array(String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
            places[index] = kept.count
            kept.append(folded.count == 1 ? folded[0] : scalar)
        }
        (scalars, self.places) = (kept, places)
    }

    func place(of range: Range<Int>) -> Range<Int>? {
        let inside = range.compactMap { places[$0] }
        guard let first = inside.first, let last = inside.last else { return nil }
        return first..<last + 1
    }

    func find(_ quote: String, nth: Int) -> Range<Int>? {
        let wanted = Squeezed(quote).scalars
        guard !wanted.isEmpty, wanted.count <= scalars.count else { return nil }
        var left = nth
        for place in 0...(scalars.count - wanted.count) where Array(scalars[place..<place + wanted.count]) == wanted {
            if left == 0 { return place..<place + wanted.count }
            left -= 1
        }
        return nil
    }

    var string: String { String(String.UnicodeScalarView(scalars)) }
}

func fold(_ text: String) -> String { Squeezed(text).string }

/// A text with its labels.
struct LabelledText {
    let name: String
    let bytes: [UInt8]
    let published: String?
    let labels: [Label]
    let squeezed: Squeezed
    /// Stretches in which every figure is labelled; nil for all of the text.
    let within: [Range<Int>]?

    /// The labelled texts of a folder, by name: NAME.txt beside NAME.gold.json.
    static func all(in folder: String) throws -> [LabelledText] {
        if folder.hasSuffix(".tsv") { return try clauses(in: folder) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw MeasureError(description: "\(folder): no such folder")
        }
        return try names.sorted()
            .filter { $0.hasSuffix(".gold.json") && !$0.hasSuffix(".damaged.gold.json") }
            .map { try LabelledText(folder: folder, name: String($0.dropLast(".gold.json".count))) }
    }

    /// The rows of a table of clauses, a text each (Tests/Cases/README.md says what its columns are).
    static func clauses(in file: String) throws -> [LabelledText] {
        guard let content = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw MeasureError(description: "\(file): no such table, or no UTF-8")
        }
        let lines = content.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let header = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard Set(header).count == header.count, Set(header).isSuperset(of: ["text", "quote", "value"]) else {
            throw MeasureError(
                description: "\(file): no table of clauses (Tests/Cases/README.md): its header lacks text, quote or value")
        }
        var rows: [String: [[String: String]]] = [:]
        for line in lines.dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let row = Dictionary(uniqueKeysWithValues: zip(header, cells))
            rows[(row["issued"] ?? "") + "\t" + (row["text"] ?? ""), default: []].append(row)
        }
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        return rows.sorted { $0.key < $1.key }.enumerated().map { index, rows in
            LabelledText(name: "\(name)_\(index)", rows: rows.value)
        }
    }

    private init(name: String, rows: [[String: String]]) {
        self.name = name
        let text = rows[0]["text"] ?? ""
        bytes = Array(text.utf8)
        let squeezed = Squeezed(text)
        self.squeezed = squeezed
        published = rows[0]["issued"].flatMap { $0.isEmpty ? nil : $0 }
        within = nil
        labels = rows.compactMap { row in
            func filled(_ key: String) -> String? { row[key].flatMap { $0.isEmpty || $0 == "null" ? nil : $0 } }
            func window(_ start: String, _ end: String) -> String? {
                filled(end).map { "\(filled(start) ?? "..")/\($0)" }
            }
            guard let quote = filled("quote"), quote != "-" else { return nil }
            let value = (filled("value") ?? "").components(separatedBy: "..")
            var fields: [String: Any] = ["quote": quote, "value": value[0], "unit": filled("unit") ?? ""]
            if value.count > 1 { fields["value_high"] = value[1] }
            fields["kind"] = filled("kind")
            fields["bound"] = filled("bound")
            fields["organization"] = filled("organization").map { pieces -> Any in
                let pieces = pieces.components(separatedBy: "|")
                return pieces.count == 1 ? pieces[0] : pieces
            }
            fields["metric"] = filled("metric").map { $0.components(separatedBy: "|") }
            fields["period"] = window("start", "end")
            fields["base_period"] = window("base_start", "base_end")
            if row["organization"] == "null" { fields["nobody"] = true }
            return Label(fields, in: squeezed)
        }
    }

    init(folder: String, name: String) throws(MeasureError) {
        let file = "\(folder)/\(name)"
        guard let json = FileManager.default.contents(atPath: file + ".gold.json"),
            let fields = try? JSONSerialization.jsonObject(with: json) as? [String: Any]
        else { throw MeasureError(description: "\(file).gold.json: no JSON object") }
        guard let claims = fields["claims"] as? [[String: Any]] else {
            throw MeasureError(description: "\(file).gold.json: no list of claims")
        }
        guard let bytes = FileManager.default.contents(atPath: file + ".txt") else {
            throw MeasureError(description: "\(file).txt: the labelled text is missing")
        }
        self.name = name
        self.bytes = Array(bytes)
        let squeezed = Squeezed(String(decoding: bytes, as: UTF8.self))
        self.squeezed = squeezed
        published = fields["published"] as? String
        labels = claims.compactMap { Label($0, in: squeezed) }
        guard let stretches = fields["within"] else {
            within = nil
            return
        }
        guard let pairs = stretches as? [[Int]], pairs.allSatisfy({ $0.count == 2 && $0[0] <= $0[1] }) else {
            throw MeasureError(description: "\(file).gold.json: within is no list of pairs [start, end]")
        }
        within = pairs.map { $0[0]..<$0[1] }
    }
}
