import Quantities

/// What sort of statement a figure makes: the first row of which all signs are there and none that it excludes.
enum KindTable {
    struct Row: Sendable {
        let all: FigureSigns
        let none: FigureSigns
        let kind: Kind

        init(_ all: FigureSigns, not none: FigureSigns = [], _ kind: Kind) {
            (self.all, self.none, self.kind) = (all, none, kind)
        }
    }

    static let rows: [Row] = [
        Row([.answer, .percent], .ratio),  // 增加的占48.5%
        Row([.planned], .target),
        Row([.double], .growth),  // 翻番
        // where it has got to: 增速回升到5.2%, 比重提高到30%
        Row([.reaches, .percent, .rate], .growth),
        Row([.reaches, .percent], .ratio),
        // how far it has moved
        Row([.moves, .net], not: [.reaches, .percent], .change),
        Row([.moves, .percent], not: [.reaches, .compares], .growth),
        Row([.moves], not: [.reaches], .change),
        Row([.points], not: [.reaches], .change),
        Row([.percent, .rate], .growth),  // 增长速度为4.2%
        Row([.percent, .minus], not: [.share, .proportion], .growth),  // 为-9.7%
        Row([.percent], .ratio),
        Row([.increment], not: [.reaches], .change),  // 增量36亿元
        Row([.new, .based], not: [.reaches], .change),  // 较年初新增
        Row([.new], not: [.reaches], .flow),
        // money and mass come about over a period unless what is measured stands
        Row([.weighed, .stock], not: [.flowVerb], .level),
        Row([.weighed, .intensity], .level),
        Row([.money, .price], .level),
        Row([.weighed, .stands], not: [.flowVerb], .level),
        Row([.weighed], .flow),
        // counts stand unless they happen
        Row([.happens], .flow),
        Row([.output], .flow),
        Row([], .level),
    ]

    static func kind(_ signs: FigureSigns) -> Kind {
        for row in rows where signs.isSuperset(of: row.all) && signs.isDisjoint(with: row.none) { return row.kind }
        return .level
    }
}
