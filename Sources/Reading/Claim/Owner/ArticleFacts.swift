/// What an article as a whole says of the bodies in it: the firm that its stock code names, the firm and the region named first and most.
struct ArticleFacts {
    private var coded: Set<NameKey> = []
    private var firstFirm: String?
    private var firms: Set<NameKey> = []
    private var firstRegion: String?
    private var mostNamedFirm: String?
    private var mostNamedRegion: String?
    private var headlineFirms: Set<NameKey> = []
    private var speakers: Set<NameKey> = []
    private var reporters: Set<NameKey> = []
    private var parties: Set<NameKey> = []
    /// Paragraphs that go through many places.
    private var tours: Set<Int> = []
    /// A paragraph that names so many divisions goes through the country and is about none of them.
    private static let many = 4

    /// Whether it speaks of more than one firm.
    var namesFirms: Bool { firms.count > 1 }

    init(
        _ layout: ArticleLayout, _ words: ClauseWords, _ headlines: [(range: Range<Int>, body: Resolved)],
        _ counts: [NameKey: Int]
    ) {
        for placed in layout.names {
            guard let body = placed.resolved else { continue }
            if body.system == "region" {
                if !body.isCountry { firstRegion = firstRegion ?? body.name }
            } else {
                firstFirm = firstFirm ?? body.name
                firms.insert(NameKey(body))
                if body.group == "company" || body.group == "bank" || body.group == "other" {
                    speakers.insert(NameKey(body))
                }
                if ArticleFacts.hasCode(layout.text, placed.range.upperBound) { coded.insert(NameKey(body)) }
            }
        }
        for placed in layout.names {
            guard let body = placed.resolved, body.system != "region" else { continue }
            let head = layout.sentences[placed.sentence].range.lowerBound
            if words.vocabulary.nameWords.before.ending(layout.text, placed.range.lowerBound, head) != nil {
                parties.insert(NameKey(body))
            }
        }
        parties.subtract(coded)
        parties.subtract(headlines.map { NameKey($0.body) })
        if !firms.contains(where: { !parties.contains($0) }) { parties = [] }
        for placed in layout.names {
            guard let body = placed.resolved, words.observes(body) else { continue }
            let limit = layout.sentences[placed.sentence].range.upperBound
            if words.announces(layout.text, from: placed.range.upperBound, limit) { reporters.insert(NameKey(body)) }
        }
        for headline in headlines where words.observes(headline.body) {
            let end = headline.range.upperBound
            let limit = layout.text[end...].prefix(12).firstIndex(of: 0x0A) ?? min(layout.text.count, end + 12)
            if words.announces(layout.text, from: end, limit) { reporters.insert(NameKey(headline.body)) }
        }
        for headline in headlines where headline.body.system != "region" { headlineFirms.insert(NameKey(headline.body)) }
        func isLess(_ left: NameKey, _ right: NameKey) -> Bool {
            (counts[left] ?? 0, right.name) < (counts[right] ?? 0, left.name)
        }
        mostNamedFirm = firms.max(by: isLess)?.name
        let regions = layout.names.compactMap(\.resolved).filter { $0.system == "region" }
        mostNamedRegion = Set(regions.map { NameKey($0) }).max(by: isLess)?.name
        tours = ArticleFacts.tours(layout, words.vocabulary)
    }

    private static func tours(_ layout: ArticleLayout, _ vocabulary: Vocabulary) -> Set<Int> {
        var places: [Int: [Int]] = [:]
        for placed in layout.names {
            guard let body = placed.resolved, body.system == "region", body.region >= 0, !body.isCountry else { continue }
            let paragraph = layout.sentences[placed.sentence].paragraph
            let known = places[paragraph] ?? []
            // 河北邯郸 is one place
            if known.count < many,
                !known.contains(where: {
                    $0 == body.region || vocabulary.names.isWithin($0, body.region)
                        || vocabulary.names.isWithin(body.region, $0)
                })
            {
                places[paragraph] = known + [body.region]
            }
        }
        return Set(places.filter { $0.value.count == many }.keys)
    }

    /// Whether the paragraph before `paragraph` goes through many places: then a place named up to there is none that a figure
    /// behind it is of.
    func isBehindTour(_ paragraph: Int) -> Bool { tours.contains(paragraph - 1) }

    /// （600519.SH） behind a name: five digits or more in brackets.
    private static func hasCode(_ text: [UInt32], _ place: Int) -> Bool {
        guard place < text.count, text[place] == 0xFF08 || text[place] == 0x28 else { return false }
        var digits = 0
        var end = place + 1
        while end < text.count, end - place < 24, text[end] != 0xFF09, text[end] != 0x29 {
            if Folding.isDigit(text[end]) { digits += 1 }
            end += 1
        }
        return digits >= 5
    }

    /// Whether a firm is in the article as somebody's subsidiary, holder or target only: it owns what is said of it where it is named,
    /// and 公司 is another.
    func isParty(_ body: Resolved) -> Bool { parties.contains(NameKey(body)) }

    /// Whether a bureau announces figures in the article: those of others, for a statistics office owns no price.
    func reports(_ body: Resolved) -> Bool { reporters.contains(NameKey(body)) }

    /// Whether a body of the article is a firm rather than a bureau or an association.
    func isFirm(_ name: String) -> Bool { speakers.contains(NameKey(name)) }

    /// What the article says of one body.
    func describe(_ body: Resolved, _ features: inout FeatureSet<OwnerFeature>) {
        if !coded.isEmpty { features.insert(coded.contains(NameKey(body)) ? .hasCode : .articleHasCode) }
        if firstFirm?.isSame(as: body.name) ?? false {
            features.insert(.firstFirm)
            if firms.count == 1 { features.insert(.onlyFirm) }
        }
        if mostNamedFirm?.isSame(as: body.name) ?? false { features.insert(.mostNamedFirm) }
        if headlineFirms.contains(NameKey(body)) {
            features.insert(.firmInFirmHeadline)
            if headlineFirms.count == 1 { features.insert(.firmOfHeadlineAlone) }
        }
        if firstRegion?.isSame(as: body.name) ?? false { features.insert(.firstRegion) }
        if mostNamedRegion?.isSame(as: body.name) ?? false { features.insert(.mostNamedRegion) }
    }
}
