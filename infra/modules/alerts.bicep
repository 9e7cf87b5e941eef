// What somebody is to be told of. A rule is a query that has rows while something is wrong; the metrics are those of docs/runbook.md.
param location string
param tags object
param workspaceName string
param topicName string
param emails array
param runLateHours int
param driftHundredths int

var rules = [
  {
    name: 'pipeline-poison'
    display: 'Pipeline: messages were given up'
    description: 'Messages that failed five times wait for somebody to look at them and to replay them.'
    severity: 2
    window: 'PT2H'
    frequency: 'PT15M'
    query: 'AppMetrics | where Name == "pipeline.poison.messages" | summarize arg_max(TimeGenerated, Max) | where Max > 0'
  }
  {
    name: 'pipeline-run-late'
    display: 'Pipeline: scores are late'
    description: 'No run was published for longer than the limit, or nothing was heard of the pipeline at all.'
    severity: 2
    window: 'PT3H'
    frequency: 'PT1H'
    query: 'AppMetrics | where Name == "pipeline.run.age" | summarize Points = count(), Age = min(Max) | where Points == 0 or Age > ${runLateHours * 3600}'
  }
  {
    name: 'pipeline-run-incomplete'
    display: 'Pipeline: a run did not come to an end'
    description: 'A run is incomplete or failed; the one before it stays the current one.'
    severity: 2
    window: 'PT1H'
    frequency: 'PT15M'
    query: 'AppMetrics | where Name == "pipeline.runs" and tostring(Properties.status) in ("incomplete", "failed") | summarize Runs = sum(Sum) | where Runs > 0'
  }
  {
    name: 'pipeline-exports'
    display: 'Pipeline: exports were not taken in'
    description: 'Exports ended as failed, unreadable or held: the ledger says why.'
    severity: 3
    window: 'PT1H'
    frequency: 'PT15M'
    query: 'AppMetrics | where Name == "pipeline.exports" and tostring(Properties.outcome) in ("failed", "unreadable", "held") | summarize Exports = sum(Sum) | where Exports > 0'
  }
  {
    name: 'pipeline-drift'
    display: 'Pipeline: scores drift away from what the model learned'
    description: 'The current scores are spread otherwise than when the model was trained.'
    severity: 3
    window: 'P1D'
    frequency: 'PT1H'
    query: 'AppMetrics | where Name == "pipeline.model.drift" | summarize arg_max(TimeGenerated, Max) | where Max * 100 > ${driftHundredths}'
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'pipeline'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'pipeline'
    enabled: true
    emailReceivers: [for (email, index) in emails: {
      name: 'email-${index}'
      emailAddress: email
      useCommonAlertSchema: true
    }]
  }
}

resource queryRules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: rule.name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.display
    description: rule.description
    severity: rule.severity
    enabled: true
    scopes: [workspace.id]
    windowSize: rule.window
    evaluationFrequency: rule.frequency
    autoMitigate: true
    // The table is there once the first metric was sent.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [group.id]
    }
  }
}]

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'pipeline-undelivered-events'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid gave up delivering events of new exports. The hourly sweep finds the exports; delivery needs a look.'
    severity: 3
    enabled: true
    scopes: [topic.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          operator: 'GreaterThan'
          threshold: 0
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [
      {
        actionGroupId: group.id
      }
    ]
  }
}
