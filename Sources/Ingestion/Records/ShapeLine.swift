import Reading

// The shape of a page of HTML or PDF, as a record has it.

extension Shape {
    /// Nil where a record has no form, as that of a plain text.
    init?(_ fields: JSONFields) throws(JSONProblem) {
        guard let name = try fields.optionalText("form") else { return nil }
        guard let form = Form(rawValue: name) else { throw JSONProblem(words: "“\(name)” is no form of a page") }
        self.init(form: form, pieces: try fields.objects("pieces", Piece.init))
    }
}

extension Piece {
    fileprivate init(_ fields: JSONFields) throws(JSONProblem) {
        let (start, end, name) = (try fields.number("start"), try fields.number("end"), try fields.text("role"))
        guard start >= 0, start < end, let role = Role(rawValue: name) else {
            throw JSONProblem(words: "“\(name)” from \(start) to \(end) is no piece of a page")
        }
        self.init(
            range: start..<end, role: role, article: try fields.number("article"), page: try fields.optionalNumber("page"),
            box: fields["box"] == nil ? nil : try Box(texts: fields.texts("box")))
    }
}

extension Box {
    fileprivate init(texts: [String]) throws(JSONProblem) {
        let ends = texts.compactMap(Double.init)
        guard texts.count == 4, ends.count == 4, ends.allSatisfy(\.isFinite) else {
            throw JSONProblem(words: "“\(texts.joined(separator: " "))” is no box")
        }
        self.init(left: ends[0], top: ends[1], right: ends[2], bottom: ends[3])
    }
}
