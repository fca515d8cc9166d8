/// What words may stand for where the article does not decide.
extension Resolver {
    /// The bodies that words may stand for where the article does not decide; empty where they stand for none or for one.
    func candidates(_ mention: NameMention) -> [String] {
        switch mention.kind {
        case .region(let regions): return regions.count > 1 ? names.living(regions).map(names.displayName) : []
        case .system(let form, let regions):
            return regions.count > 1 ? names.living(regions).map { names.fill(names.forms[form].pattern, $0) } : []
        case .branch(let regions, let tail):
            return names.living(regions).flatMap { region in
                let level = names.divisions[region].level
                return names.formsOfSystem.keys.sorted().compactMap { system in
                    names.formsOfSystem[system]?.first { form in
                        names.forms[form].tail == tail.scalarValues && names.forms[form].levels.contains { $0 == level }
                    }.map { names.fill(names.forms[$0].pattern, region) }
                }
            }
        case .given(let index):
            guard case .introduced(let holders) = given.meanings[index], holders.count > 1 else { return [] }
            return Set(holders.compactMap { resolve($0)?.name }).sorted()
        default: return []
        }
    }

}
