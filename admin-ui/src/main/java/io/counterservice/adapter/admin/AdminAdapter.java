package io.counterservice.adapter.admin;

import io.counterservice.adapter.admin.access.ConsoleAccess;
import io.counterservice.adapter.admin.access.FormTokens;
import io.counterservice.adapter.admin.access.LiveTickets;
import io.counterservice.adapter.admin.access.SignInPages;
import io.counterservice.adapter.admin.access.WaysIn;
import io.counterservice.adapter.admin.audit.AuditPages;
import io.counterservice.adapter.admin.counters.Charts;
import io.counterservice.adapter.admin.counters.CounterPages;
import io.counterservice.adapter.admin.counters.CountersPages;
import io.counterservice.adapter.admin.counters.DefinitionPages;
import io.counterservice.adapter.admin.counters.ExportPages;
import io.counterservice.adapter.admin.counters.RecentChanges;
import io.counterservice.adapter.admin.files.ImportPages;
import io.counterservice.adapter.admin.keys.KeyFormPages;
import io.counterservice.adapter.admin.keys.KeyNames;
import io.counterservice.adapter.admin.keys.KeyPages;
import io.counterservice.adapter.admin.overview.ClusterPages;
import io.counterservice.adapter.admin.overview.OverviewPages;
import io.counterservice.adapter.admin.page.Assets;
import io.counterservice.adapter.admin.page.ErrorPages;
import io.counterservice.adapter.admin.page.Frames;
import io.counterservice.adapter.admin.page.GateFaults;
import io.counterservice.adapter.admin.page.Pages;
import io.counterservice.adapter.admin.page.ThemePage;
import io.counterservice.adapter.admin.page.ZippedPages;
import io.counterservice.adapter.admin.plans.PlanPages;
import io.counterservice.adapter.admin.providers.ProviderAccess;
import io.counterservice.adapter.admin.users.UserPages;
import io.counterservice.application.port.in.ExportCounters;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.application.port.in.ManageUsers;
import io.counterservice.application.port.in.ReadAudit;
import io.counterservice.application.port.in.ReadCluster;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.application.port.in.ReadKeyUse;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.application.port.in.SurveyCounters;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.application.port.in.VerifyLedger;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.result.view.ViewResolver;

/** The console as parts of an application: needs the inbound ports, serves pages below {@code /console}. */
@Configuration(proxyBeanMethods = false)
@Import({ConsoleAccess.class, ProviderAccess.class})
public class AdminAdapter {

  @Bean
  Assets consoleAssets() {
    return new Assets();
  }

  @Bean
  ZippedPages zippedPages() {
    return new ZippedPages();
  }

  @Bean
  Frames consoleFrames(Assets assets, InstantSource clock) {
    return new Frames(assets, clock);
  }

  @Bean
  Pages consolePages(ViewResolver thymeleafReactiveViewResolver, Frames frames) {
    return new Pages(thymeleafReactiveViewResolver, frames);
  }

  @Bean
  GateFaults gateFaults(Pages pages) {
    return new GateFaults(pages);
  }

  @Bean
  ErrorPages consoleErrorPages(Frames frames) {
    return new ErrorPages(frames);
  }

  @Bean
  ThemePage consoleThemePage() {
    return new ThemePage();
  }

  @Bean
  SignInPages signInPages(SignIn users, RecordAudit audit, InstantSource clock, WaysIn ways) {
    return new SignInPages(users, audit, clock, ways);
  }

  @Bean
  LiveTickets consoleLiveTickets(IssueTickets tickets) {
    return new LiveTickets(tickets);
  }

  @Bean
  CountersPages countersPages(ReadCounters counters, SurveyCounters surveys, Charts charts) {
    return new CountersPages(counters, surveys, charts);
  }

  @Bean
  ExportPages exportPages(ExportCounters exports) {
    return new ExportPages(exports);
  }

  @Bean
  ImportPages importPages(ImportCounters imports, FormTokens tokens, InstantSource clock) {
    return new ImportPages(imports, tokens, clock);
  }

  @Bean
  CounterPages counterPages(ReadCounters counters, UpdateCounters updates, Charts charts, RecentChanges changes, VerifyLedger proofs) {
    return new CounterPages(counters, updates, charts, changes, proofs);
  }

  @Bean
  Charts counterCharts(ReadHistory history, InstantSource clock) {
    return new Charts(history, clock);
  }

  @Bean
  RecentChanges recentChanges(ReadCounters counters, KeyNames names) {
    return new RecentChanges(counters, names);
  }

  @Bean
  DefinitionPages definitionPages(ReadCounters counters, UpdateCounters updates) {
    return new DefinitionPages(counters, updates);
  }

  @Bean
  KeyNames keyNames(ManageApiKeys keys) {
    return new KeyNames(keys);
  }

  @Bean
  KeyPages keyPages(ManageApiKeys keys, ReadKeyUse uses, InstantSource clock) {
    return new KeyPages(keys, uses, clock);
  }

  @Bean
  KeyFormPages keyFormPages(ManageApiKeys keys, ManageRatePlans plans, InstantSource clock) {
    return new KeyFormPages(keys, plans, clock);
  }

  @Bean
  PlanPages planPages(ManageRatePlans plans) {
    return new PlanPages(plans);
  }

  @Bean
  UserPages userPages(ManageUsers users, InstantSource clock) {
    return new UserPages(users, clock);
  }

  @Bean
  AuditPages auditPages(ReadAudit audit, KeyNames names) {
    return new AuditPages(audit, names);
  }

  @Bean
  ClusterPages clusterPages(ReadCluster cluster) {
    return new ClusterPages(cluster);
  }

  @Bean
  OverviewPages overviewPages(ReadCounters counters, ReadCluster cluster, SurveyCounters surveys, Charts charts) {
    return new OverviewPages(counters, cluster, surveys, charts);
  }
}
