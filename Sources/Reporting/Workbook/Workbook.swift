/// A workbook that Excel and LibreOffice open: Office Open XML (ISO/IEC 29500), transitional, in a zip archive.
///
/// The same sheets give the same bytes. Numbers are cells of their own type where 15 digits hold them, else words; words never are
/// formulas.
public struct Workbook: Sendable {
    /// The sheets, in order; one at least.
    public var sheets: [Sheet]

    /// Makes a workbook.
    public init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// The first sheet with more rows than a sheet can have, nil where all of them fit.
    public var tooLong: Sheet? { sheets.first { $0.rows.count >= Sheet.maximumRows } }

    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packages = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    /// The file.
    public func bytes() -> [UInt8] {
        var styles = CellStyles()
        let pages = sheets.map { $0.xml(&styles) }
        var archive = ZipArchive()
        func add(_ name: String, _ xml: String) { archive.add(name, Array(xml.utf8)) }
        add("[Content_Types].xml", contentTypes)
        add("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")]))
        add("xl/workbook.xml", workbook)
        add(
            "xl/_rels/workbook.xml.rels",
            relationships(sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")]))
        add("xl/styles.xml", styles.xml)
        for (index, page) in pages.enumerated() { add("xl/worksheets/sheet\(index + 1).xml", page) }
        return archive.finished()
    }

    private var contentTypes: String {
        var xml = Workbook.declaration + "<Types xmlns=\"\(Workbook.packages)/content-types\">"
        xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        xml += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Workbook.type).sheet.main+xml\"/>"
        xml += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Workbook.type).styles+xml\"/>"
        for index in sheets.indices {
            xml += "<Override PartName=\"/xl/worksheets/sheet\(index + 1).xml\" ContentType=\"\(Workbook.type).worksheet+xml\"/>"
        }
        return xml + "</Types>"
    }

    private func relationships(_ targets: [(type: String, target: String)]) -> String {
        var xml = Workbook.declaration + "<Relationships xmlns=\"\(Workbook.packages)/relationships\">"
        for (index, one) in targets.enumerated() {
            xml += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Workbook.documents)/\(one.type)\" Target=\"\(one.target)\"/>"
        }
        return xml + "</Relationships>"
    }

    private var workbook: String {
        var xml = Workbook.declaration + "<workbook xmlns=\"\(Workbook.main)\" xmlns:r=\"\(Workbook.documents)\">"
        xml += "<bookViews><workbookView/></bookViews><sheets>"
        for (index, sheet) in sheets.enumerated() {
            xml += "<sheet name=\"\(sheet.name.escaped)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
        }
        xml += "</sheets><definedNames>"
        // In the order in which Excel writes them: where the filters are, what is printed, the header on every printed page.
        for (index, sheet) in sheets.enumerated() {
            let all = sheet.area(columns: sheet.columns.count)
            xml += "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">\(all)</definedName>"
        }
        for (index, sheet) in sheets.enumerated() {
            guard let columns = sheet.printed else { continue }
            xml +=
                "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"\(index)\">\(sheet.area(columns: columns))</definedName>"
        }
        for (index, sheet) in sheets.enumerated() {
            xml += "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">\(sheet.quoted)!$1:$1</definedName>"
        }
        return xml + "</definedNames></workbook>"
    }
}

extension Sheet {
    /// The name as it stands in a reference.
    fileprivate var quoted: String { ("'" + name.replacing("'", with: "''") + "'").escaped }

    /// The first columns with all rows, as a reference: `'数据'!$A$1:$E$3`.
    fileprivate func area(columns: Int) -> String {
        let letters = Sheet.reference(column: columns - 1, row: 1).dropLast()
        return "\(quoted)!$A$1:$\(letters)$\(rows.count + 1)"
    }
}
