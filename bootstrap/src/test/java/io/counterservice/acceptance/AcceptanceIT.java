package io.counterservice.acceptance;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs every feature beside this class's name among the test resources; the report is {@code target/acceptance.html}. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("io.counterservice.acceptance")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "io.counterservice.acceptance")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/acceptance.html")
@ConfigurationParameter(key = JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME, value = "long")
final class AcceptanceIT {}
