import Quantities

/// How a cell of a workbook is set.
struct CellStyle: Hashable {
    var format: String?
    var isBold = false
    var isWrapped = false
    var isHeader = false

    /// The first row of a sheet.
    static let header = CellStyle(isBold: true, isWrapped: true, isHeader: true)

    /// The style of a cell: numbers have the decimals that they need, and no more.
    static func cell(_ cell: Cell, _ manner: SheetColumn.Manner, isBold: Bool) -> CellStyle {
        var style = CellStyle(isBold: isBold, isWrapped: manner == .wrapped)
        switch cell {
        case .day: style.format = "yyyy\\-mm\\-dd"
        case .integer: style.format = "#,##0"
        case .number(let number), .marked(let number, _):
            let places = max(0, -number.normalized.exponent)
            let digits = "#,##0" + (places > 0 ? "." + String(repeating: "0", count: places) : "")
            style.format = manner == .signed ? "+\(digits);-\(digits);0" : digits
        case .text, .unknown: break
        }
        return style
    }
}

/// The styles that a workbook uses, numbered in the order in which they are first asked for.
struct CellStyles {
    private var styles: [CellStyle] = [CellStyle()]
    private var numbers: [CellStyle: Int] = [CellStyle(): 0]

    /// The number of a style.
    mutating func number(of style: CellStyle) -> Int {
        if let number = numbers[style] { return number }
        numbers[style] = styles.count
        styles.append(style)
        return styles.count - 1
    }

    /// `xl/styles.xml`.
    var xml: String {
        var formats: [String] = []
        for style in styles { if let format = style.format, !formats.contains(format) { formats.append(format) } }
        var xml = Workbook.declaration + "<styleSheet xmlns=\"\(Workbook.main)\">"
        if !formats.isEmpty {
            xml += "<numFmts count=\"\(formats.count)\">"
            for (index, format) in formats.enumerated() {
                xml += "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(format.escaped)\"/>"
            }
            xml += "</numFmts>"
        }
        let font = "<sz val=\"11\"/><name val=\"Microsoft YaHei\"/><family val=\"2\"/>"
        xml += "<fonts count=\"2\"><font>\(font)</font><font><b/>\(font)</font></fonts>"
        xml +=
            "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
        xml +=
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE4E9EF\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
        xml += "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        xml +=
            "<border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FF8090A0\"/></bottom><diagonal/></border></borders>"
        xml += "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        xml += "<cellXfs count=\"\(styles.count)\">"
        for style in styles {
            let format = style.format.flatMap { formats.firstIndex(of: $0) }.map { 164 + $0 } ?? 0
            xml += "<xf numFmtId=\"\(format)\" fontId=\"\(style.isBold ? 1 : 0)\" fillId=\"\(style.isHeader ? 2 : 0)\""
            xml += " borderId=\"\(style.isHeader ? 1 : 0)\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\""
            xml +=
                " applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"\(style.isWrapped ? " wrapText=\"1\"" : "")/></xf>"
        }
        xml += "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
        return xml + "</styleSheet>"
    }
}
