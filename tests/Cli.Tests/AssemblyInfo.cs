[assembly: TestFramework("Testing.SkippingTestFramework", "Testing")]
