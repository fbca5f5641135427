"""A finished run in the formats of other tools: JUnit XML, Cucumber Messages and Allure results."""
