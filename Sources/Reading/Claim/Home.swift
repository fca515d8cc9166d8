/// The region in which an article is at home: 全省 or 我市 at the head of its clauses, and the region of that level that it names most.
/// What it says next to nobody's name is said of that region, and after a word on one of its parts it comes back to it.
struct Home {
    private let names: OrganizationNames
    private var mentions: [Int: Int] = [:]
    private var words: [Unicode.Scalar: Int] = [:]
    /// The levels of which the text says 我市, 我省: those of the paper.
    private(set) var ours: Set<Unicode.Scalar> = []

    init(_ scans: [[Item]], _ text: [UInt32], _ names: OrganizationNames) {
        self.names = names
        for scan in scans {
            for item in scan {
                guard case .name(let name) = item.kind, case .word(let means) = name.kind else { continue }
                note(means, item, text)
            }
        }
        guard !words.isEmpty else { return }
        for scan in scans {
            for item in scan {
                guard case .name(let name) = item.kind else { continue }
                switch name.kind {
                case .region(let regions), .system(_, let regions), .branch(let regions, _): note(regions)
                // a firm is called after one place and may be at work in another
                case .structured(let group, let regions) where group != "company": note(regions)
                default: continue
                }
            }
        }
    }

    /// Counts a word such as 全省 that stands at the head of a clause; 居全省第3位 names a field, not the home.
    private mutating func note(_ means: String, _ item: Item, _ text: [UInt32]) {
        guard means.utf8.starts(with: "region:".utf8), means != "region:country" else { return }
        let before = item.range.lowerBound > 0 ? text[item.range.lowerBound - 1] : 0x3002
        guard !Folding.isHan(before), let last = Unicode.Scalar(text[item.range.upperBound - 1]) else { return }
        words[last, default: 0] += 1
        if text[item.range.lowerBound] == 0x6211 { ours.insert(last) }
    }

    private mutating func note(_ regions: [Int]) {
        guard regions.count == 1 else { return }
        var index = regions[0]
        while index >= 0 {
            mentions[index, default: 0] += 1
            index = names.divisions[index].parent
        }
    }

    /// The region, where one of its level is named more often than all others together.
    var region: Int? {
        for ending: Unicode.Scalar in ["省", "区", "市", "州", "盟", "县", "旗"] where words[ending] != nil {
            let fitting = mentions.filter { names.divisions[$0.key].name.unicodeScalars.last == ending }
            let level = fitting.keys.map { names.divisions[$0].level }.max { rank($0) < rank($1) }
            let same = fitting.filter { names.divisions[$0.key].level == level }
            guard let best = same.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
            if best.value * 2 > same.values.reduce(0, +) { return best.key }
        }
        return nil
    }

    /// Whether it says 全省 or 我市 at the head of a clause.
    var speaksForRegion: Bool { !words.isEmpty }

    private func rank(_ level: String) -> Int { ["county", "prefecture", "province"].firstIndex(of: level) ?? -1 }
}

/// The regions in which the articles of a document are at home, one of a level; where two differ, none.
struct PaperHomes {
    private var found: [Unicode.Scalar: Subject?] = [:]

    var known: [Unicode.Scalar: Subject] { found.compactMapValues { $0 } }

    mutating func note(_ home: Subject?, _ names: OrganizationNames) {
        guard let home, let region = home.resolved?.region, region >= 0,
            let level = names.divisions[region].name.unicodeScalars.last
        else { return }
        if let before = found[level] {
            if before?.resolved?.name != home.resolved?.name { found[level] = .some(nil) }
        } else {
            found[level] = home
        }
    }
}
