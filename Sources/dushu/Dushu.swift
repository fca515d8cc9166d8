import ArgumentParser

@main
struct Dushu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dushu", abstract: "Read Chinese newspaper pages into a time series.", subcommands: [Report.self])
}
