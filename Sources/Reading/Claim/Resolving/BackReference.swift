/// Words that stand for a body or region named before: 该行, 全市, 各县.
struct BackReference {
    let vocabulary: Vocabulary
    /// Bodies and regions of the article in order of appearance.
    let known: [Resolved]
    private var names: OrganizationNames {
        @inline(__always) _read { yield vocabulary.names }
    }

    /// What `word` points back to, by its entry in organization_words.tsv.
    func resolve(_ means: String, _ word: String) -> Resolved? {
        if means == "region:country" { return Resolver.country }
        if means == "members" { return members(word) }
        if means == "party" { return party(word) }
        let parts = means.split(separator: ":")
        guard parts.first == "region" else { return body(means, word) }
        if parts.last == "country" {
            return Resolver.country
        }
        for above in known.reversed() where above.region >= 0 {
            var index = above.region
            while index >= 0 {
                if fits(names.divisions[index], String(parts.last ?? "any"), word) {
                    return names.body(ofDivision: index, reason: "“\(word)” after \(above.name)")
                }
                index = names.divisions[index].parent
            }
        }
        return nil
    }

    /// 标的公司: a firm that a notice calls by what it is in it, and by no other name.
    private func party(_ word: String) -> Resolved {
        let name = word.hasPrefix("该") || word.hasPrefix("某") ? String(word.unicodeScalars.dropFirst()) : word
        return Resolved(
            name: name, level: "site", system: "company", region: -1, parent: nil, reason: "“\(word)” names a party of the notice"
        )
    }

    /// 各市, 地方政府: those of the region named last that has such, taken together.
    private func members(_ word: String) -> Resolved {
        let levels = BackReference.wholes.first { word.contains($0.member) }?.levels ?? []
        let above = known.last { body in
            body.region >= 0 && body.system == "region" && levels.contains(names.divisions[body.region].level)
        }
        return Resolved(
            name: (above?.name ?? "") + word, level: above == nil ? "group" : nil, system: "region",
            region: above?.region ?? -1, parent: above?.name ?? "全国",
            reason: "“\(word)” after \(above?.name ?? "nothing")")
    }

    /// Levels of a region that has members of that sort; provinces are those of the country.
    private static let wholes: [(member: String, levels: [String])] = [
        ("省", []), ("市", ["province"]), ("州", ["province"]), ("盟", ["province"]), ("县", ["province", "prefecture"]),
        ("旗", ["province", "prefecture"]), ("区", ["province", "prefecture"]), ("乡", ["prefecture", "county"]),
        ("镇", ["prefecture", "county"]), ("街", ["prefecture", "county"]),
    ]

    /// 全市: a city, also a county-level one; 全区: an autonomous region or a district; 全省: a province.
    private func fits(_ division: Division, _ level: String, _ word: String) -> Bool {
        // 市政府, 省委省政府 are of the level that they begin with
        let isRule = word.hasSuffix("府") || word.hasSuffix("委")
        let scalars = word.unicodeScalars
        guard let last = isRule ? scalars.first(where: { BackReference.levels.contains($0.value) }) : scalars.last else {
            return false
        }
        if ["内", "上", "下", "境"].contains(String(last)) { return level == "any" || division.level == level }
        if level != "any", division.level != level { return false }
        switch last {
        case "省": return division.name.hasSuffix("省")
        case "市": return division.name.hasSuffix("市")
        case "县": return division.name.hasSuffix("县")
        case "区": return division.name.hasSuffix("区")
        case "州": return division.name.hasSuffix("州")
        case "旗": return division.name.hasSuffix("旗")
        case "盟": return division.name.hasSuffix("盟")
        case "乡", "镇", "村": return false
        default: return true
        }
    }

    private static let levels = ScalarSet("省市县区州旗盟")

    /// 该行, 该公司: the last body of that sort.
    private func body(_ means: String, _ word: String) -> Resolved? {
        guard means != "none" else { return nil }
        // 该支行 is a branch before it is a bank
        if means == "branch", let body = known.last(where: { $0.name.hasSuffix(word.suffix(2)) }) {
            var result = body
            result.reason = "“\(word)” after \(body.name)"
            return result
        }
        for body in known.reversed() where body.group != "region" {
            let fits: Bool
            switch means {
            case "same": fits = true
            case "bank": fits = body.group == "bank"
            case "branch": fits = word.contains("行") ? body.group == "bank" : body.name.contains("公司") || body.system == "post"
            case "company":
                fits = body.group == "company" || body.system == "post" || body.group == "bank" || body.group == "other"
            default: fits = body.group == means
            }
            if fits {
                var result = body
                result.reason = "“\(word)” after \(body.name)"
                return result
            }
        }
        return nil
    }
}
