/// One figure of a clause and what was read around it.
struct FigureWords {
    let quantity: QuantityMention
    let item: Item
    /// Its place among the items of its clause.
    let index: Int
    /// Where the next figure of the clause begins, else the end of the clause.
    let nextFigure: Int
    /// Nothing but 、 or 和 parts it from the figure before, the words of which are its own too.
    let isJoined: Bool
    /// It goes on a list.
    let isList: Bool
    var left: LeftReading
    let right: RightNoun
    /// It is planned or expected.
    var isTarget = false

    var range: Range<Int> { item.range }
    var group: String { quantity.group }
    /// Money, mass and prices say by themselves whether they stand.
    var isWeighed: Bool { group == "money" || group == "mass" || group == "price" }
    /// 新增, 累计, 年均: it has come about.
    var comesAbout: Bool { left.roles.contains(.new) || left.roles.contains(.cumulative) || left.roles.contains(.average) }

    /// The verb that the words before it begin with: 走访 in 走访机构325个; empty where they begin with none.
    func leadingVerb(_ vocabulary: Vocabulary) -> String { ClauseSubject.leadingVerb(left.core, vocabulary) }

    /// 甲、乙等12个项目: examples of what is counted behind the figure, of which a verb alone is kept.
    mutating func cutExamples(_ vocabulary: Vocabulary) {
        guard left.enumerates, !right.noun.isEmpty else { return }
        let verb = leadingVerb(vocabulary)
        left.core = Phrase()
        if !verb.isEmpty { left.core.putFirst(verb) }
    }
}
