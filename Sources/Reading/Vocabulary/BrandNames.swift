/// Short names of firms that are words of the language too (三星, 小米): they stand for the firm only near a word beside which nothing
/// else is meant (brand_names.tsv).
struct BrandNames: Sendable {
    struct Brand: Sendable {
        /// Its place among the fixed bodies.
        let body: Int
        /// One of these must stand within ``BrandNames/reach`` scalars: 手机, 出货量.
        let beside: [[UInt32]]
    }

    /// How far from the name the word may stand, in scalars.
    static let reach = 200

    private(set) var brands: [Brand] = []
    private(set) var trie = Trie()

    /// `names` tells the bodies by their names.
    init(_ rows: [Table.Row], _ names: OrganizationNames) throws(VocabularyError) {
        for row in rows {
            let (name, beside) = (row.cell("organization").scalarValues, row.cell("beside").words().map(\.scalarValues))
            let body = names.trie.longest(name, 0, name.count).flatMap { match in
                match.length == name.count
                    ? names.entries(of: match.value).lazy.compactMap { if case .fixed(let index) = $0 { index } else { nil } }
                        .first
                    : nil
            }
            guard let body else { throw row.error("“\(row["organization"])” is no name of organizations.tsv") }
            if beside.isEmpty { throw row.error("no word beside which “\(row["name"])” is the firm") }
            trie.insert(row.cell("name"), Int32(brands.count))
            brands.append(Brand(body: body, beside: beside))
        }
        trie.pack()
    }
}
