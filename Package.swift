// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in our own targets: a warning nobody reads is a defect nobody sees.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "dushu-reader",
    products: [
        .library(name: "Quantities", targets: ["Quantities"]),
        .library(name: "Reading", targets: ["Reading"]),
        .library(name: "Store", targets: ["Store"]),
        .library(name: "Ingestion", targets: ["Ingestion"]),
        .library(name: "Reporting", targets: ["Reporting"]),
        .library(name: "Desk", targets: ["Desk"]),
        .executable(name: "dushu", targets: ["dushu"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        // schema.sql, seeds/vocabulary and seeds/reports, compiled in with #embed: one self-contained binary.
        .target(name: "EmbeddedFiles"),
        .target(name: "Quantities", swiftSettings: strict),
        .target(name: "Reading", dependencies: ["Quantities", "EmbeddedFiles"], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "Quantities", "Reading", "EmbeddedFiles", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "Ingestion", dependencies: ["Quantities", "Reading", "Store"], swiftSettings: strict),
        .target(name: "Reporting", dependencies: ["Quantities", "Store", "EmbeddedFiles"], swiftSettings: strict),
        // The pages of `dushu desk`: requests in, pages out, on loopback.
        .target(
            name: "Desk", dependencies: ["Quantities", "Reading", "Store", "Ingestion", "Reporting", "EmbeddedFiles"],
            swiftSettings: strict),
        .executableTarget(
            name: "dushu",
            dependencies: [
                "Quantities", "Reading", "Store", "Ingestion", "Reporting", "Desk",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Measures; not a product. See scripts/bench.
        .executableTarget(
            name: "bench",
            dependencies: [
                "Quantities", "Reading", "Store", "Ingestion", "Reporting", .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        // Compares claims with labelled texts, and fits weights to them; not a product. See scripts/measure.
        .executableTarget(name: "measure", dependencies: ["Quantities", "Reading"], swiftSettings: strict),
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: strict),
        .testTarget(name: "ReadingTests", dependencies: ["Reading", "Quantities"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "Quantities", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "dushu", "Ingestion", "Store", "Reading", "Quantities", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "IngestionTests",
            dependencies: [
                "Ingestion", "Reporting", "Store", "Reading", "Quantities", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "dushu", "Reading", "Reporting", "Store", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DeskTests", dependencies: ["Desk", "Ingestion", "Store", "Reading", "Quantities"], swiftSettings: strict),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Store", "Quantities"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
