/// Offices and branches: bodies named by their place below another.
extension Resolver {
    /// 贵阳银行观山湖支行: by the form of its system where the office is of a division, else by the words behind the name of the body.
    func office(of body: Resolved, _ from: Int, _ place: Int, _ end: Int, _ regions: [Int]) -> Resolved {
        let region = regions.isEmpty ? nil : divisions.pick(regions)?.region
        if let region, let forms = body.system.flatMap({ names.formsOfSystem[$0] }) {
            let (tail, level) = (text[place..<end], names.divisions[region].level)
            if let form = forms.first(where: { form in
                names.forms[form].tail.elementsEqual(tail) && names.forms[form].levels.contains { $0 == level }
            }) {
                return names.body(names.forms[form], of: region)
            }
        }
        let above = region ?? body.region
        return Resolved(
            name: body.name + string(from..<end), level: "site", system: body.system ?? body.group, region: above,
            parent: body.name, reason: "office of \(body.name)")
    }

    /// 宜昌市分公司: the body of that region and ending that the article or the document names.
    func branch(_ regions: [Int], _ tail: String, _ word: String) -> Resolved? {
        for body in known.reversed() where regions.contains(body.region) && body.group != "region" {
            if body.name.hasSuffix(tail) {
                var result = body
                result.reason = "“\(word)” short for \(body.name)"
                return result
            }
        }
        guard let region = divisions.pick(regions)?.region else { return nil }
        let bank = tail != "分公司"
        let systems = (known.reversed().compactMap(\.system) + documentSystems).filter { $0 != "region" }
        for wanted in systems {
            if let form = names.forms.first(where: { $0.system == wanted && $0.pattern.hasSuffix(tail) }),
                form.levels.contains(Substring(names.divisions[region].level)) || bank
            {
                var result = names.body(form, of: region)
                result.reason = "“\(word)” within \(form.system)"
                return result
            }
        }
        return nil
    }
}
